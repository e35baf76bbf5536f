using Finops.Build;
using Finops.Export;
using Finops.Export.Workbook;

namespace Finops.Verbs;

/// <summary>Everything the demo made.</summary>
public sealed record DemoOutcome(
    BuildResult Build,
    ChargebackExport Export,
    WorkbookExport Workbook,
    IReadOnlyList<ReportOutcome> Statements,
    ReportOutcome Report,
    AlertsOutcome Alerts,
    string Warehouse
);
