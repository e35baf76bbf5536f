#!/usr/bin/env bash
# Both methods of finding anomalies on labelled days: precision, recall, days to detect, dollars missed (README, "How well anomalies are found").
# usage: tests/Benchmarks/detection.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build -c Release tests -v quiet --nologo
tests/bin/Release/net10.0/Finops.Tests -noColor -namespace Finops.Tests.Detection -showLiveOutput
