using Finops.Build;
using Finops.Export;

namespace Finops.Verbs;

/// <summary>Everything the demo made.</summary>
public sealed record DemoOutcome(
    BuildResult Build,
    ChargebackExport Export,
    IReadOnlyList<ReportOutcome> Statements,
    ReportOutcome Report,
    AlertsOutcome Alerts,
    string Warehouse
);
