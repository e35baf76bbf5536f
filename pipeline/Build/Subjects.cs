namespace Finops.Build;

/// <summary>The subjects of the SQL models, in their reading order: a model reads its own subject and those before it.</summary>
public static class Subjects
{
    /// <summary>Folder names below schemas/intermediate, schemas/marts and schemas/checks that are no source's.</summary>
    public static readonly IReadOnlyList<string> InOrder =
    [
        "prices",
        "ledger",
        "people",
        "work",
        "allocation",
        "bill",
        "calendar",
        "budget",
        "spend",
        "forecast",
        "burn",
        "limits",
        "worklist",
        "access",
        "unit_costs",
        "adoption",
        "anomalies",
        "freshness",
        "alerts",
        "reconciliation",
        "close",
        "waste",
    ];
}
