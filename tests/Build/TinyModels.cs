using Finops.Core;

namespace Finops.Tests.Build;

/// <summary>The smallest set of models that has every layer: daily totals of one API, and cost centers from a file.</summary>
internal static class TinyModels
{
    private static readonly SchemaFile[] Files =
    [
        .. SchemaFiles.Below("schemas/raw"),
        new(
            "schemas/staging/claude_analytics/stg_claude_analytics__cost_total.sql",
            "-- Totals.\nSELECT usage_date, part AS billing_account_id, usd_from_cents(amount) AS billed_usd FROM raw_claude_analytics__cost_report_total"
        ),
        new("schemas/staging/people/stg_people__cost_centers.sql", "-- Centers.\nSELECT cost_center_id, name FROM raw_people__cost_centers"),
        new(
            "schemas/marts/mart_spend_daily.sql",
            "-- Spend.\n-- grain: usage_date, billing_account_id\n-- columns:\n--   usage_date   Day.\n--   billing_account_id   Account.\n--   billed_usd  "
                + " USD.\nSELECT usage_date, billing_account_id, billed_usd FROM stg_claude_analytics__cost_total"
        ),
        new(
            "schemas/marts/ref_cost_centers.sql",
            "-- Centers.\n-- grain: cost_center_id\n-- columns:\n--   cost_center_id   Id.\n--   name   Name.\nSELECT cost_center_id, name FROM "
                + "stg_people__cost_centers"
        ),
        new(
            "schemas/checks/check_spend__not_negative.sql",
            "-- Negative days.\n-- source: claude-analytics\nSELECT usage_date, billed_usd FROM mart_spend_daily WHERE billed_usd < 0"
        ),
    ];

    /// <summary>The models, and files that replace or join them.</summary>
    public static IReadOnlyList<SchemaFile> With(params (string Path, string Text)[] files) =>
        [.. Files.Where(file => !files.Any(added => added.Path == file.Path)), .. files.Select(file => new SchemaFile(file.Path, file.Text))];
}
