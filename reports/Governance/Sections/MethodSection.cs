using Finops.Reports.Content;

namespace Finops.Reports.Governance.Sections;

/// <summary>How every figure came about: formulas and their marts, how fresh and how complete the data are, what was checked.</summary>
internal sealed class MethodSection : IGovernanceSection
{
    private static readonly (string Figure, string How, string Mart)[] Formulas =
    [
        (
            "AI spend, billed",
            "Each vendor charge belongs to the cost center its person had on that day; per month and billing account the sums are made whole cents by largest remainder, so that lines add up to the vendor’s total.",
            "mart_chargeback_monthly"
        ),
        (
            "Unassigned, unattributed",
            "A known person without a cost center; a charge of nobody who is known. Never spread over others.",
            "mart_chargeback_monthly"
        ),
        ("Discount", "1 − billed ÷ list price, over lines that are billed; estimates are left out.", "mart_chargeback_monthly"),
        ("People, days, products", "People with charged usage, each counted once; charged amounts by day and by product.", "mart_spend_daily"),
        (
            "Anomaly",
            "A day’s use above a multiple of the mean of the days before it; the tested day is left out, days without use count as zero, incomplete days are skipped. Excess = the day’s dollars − their mean.",
            "mart_cost_anomalies_daily"
        ),
        (
            "Cost per AI-assisted commit",
            "Cost of coding tools that count commits ÷ AI-assisted commits, over days on which both have arrived. Coverage = cost of people with activity data ÷ all of it.",
            "mart_cost_per_commit_monthly"
        ),
        (
            "Reconciliation",
            "Ledger of the month against the vendor’s own total at equal watermarks, its invoices and its spend report; a missing side never matches. Difference = ledger − statement, by cause.",
            "mart_reconciliation_monthly, mart_reconciliation_variances"
        ),
        ("Forecast", "Weekday means of eight weeks and a quarter of the trend; intervals are the errors of earlier forecasts.", "mart_forecast_periods"),
        ("Limits", "Metered use of the month’s whole days against the limit in force, per person and vendor.", "mart_spend_limits_monthly"),
        (
            "Access, requests",
            "Use and access held against entitlements.csv; hours from asking for a higher limit to the decision.",
            "mart_entitlement_findings, mart_limit_requests"
        ),
        (
            "Waste and mix",
            "People in order of cost; cache reads ÷ input tokens; the same tokens on the model that guidance names.",
            "mart_people_spend_monthly, mart_model_mix_monthly"
        ),
        ("Freshness", "Age of the newest data per source and entity at the as-of time.", "mart_data_freshness"),
    ];

    public async Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var rows = new List<TableRow>();
        foreach ((string figure, string how, string mart) in Formulas)
        {
            if (await month.Warehouse.HasAllAsync(mart.Split(", "), cancellationToken))
            {
                rows.Add(new TableRow([new Cell(figure, IsStrong: true), how, mart]));
            }
        }

        List<Block> blocks =
        [
            new ParagraphBlock(
                Prose.Of($"Months and days are UTC, amounts US dollars. The report was composed from one published build; no figure was typed by hand.")
            ),
            .. await AcceptedAsync(month, cancellationToken),
            new TableBlock("Where each figure comes from", [new("Figure"), new("How it is made", IsWide: true), new("Mart")], rows),
            await ReconciliationTable.ComposeAsync(month, cancellationToken),
            await FreshnessTable.ComposeAsync(month, cancellationToken),
        ];
        blocks.AddRange(await ChecksTable.ComposeAsync(month, cancellationToken));
        blocks.Add(await FactsAsync(month, cancellationToken));
        return new ReportSection("method", "Method and provenance", blocks, month.Footnotes.Take());
    }

    // What the month was closed in spite of, in the words of whoever closed it.
    private static Task<IReadOnlyList<Block>> AcceptedAsync(MonthView month, CancellationToken cancellationToken) =>
        month.Warehouse.RowsIfPublishedAsync<Block>(
            "mart_billing_periods",
            "SELECT array_to_string(accepted, ', ') AS names, accepted_because FROM mart_billing_periods WHERE billing_month = $month AND accepted IS NOT NULL",
            row => new ParagraphBlock(
                Prose.Of(
                    $"{Dates.MonthAndYear(month.Month)} was closed with {row.Text("names")} accepted as it is: {row.TextOrNull("accepted_because") ?? "no reason given"}."
                )
            ),
            cancellationToken
        );

    private static async Task<FactsBlock> FactsAsync(MonthView month, CancellationToken cancellationToken)
    {
        var build = month.Build;
        IReadOnlyList<string> inputs = await month.Warehouse.RowsAsync(
            "SELECT source, max(sequence) AS sequence, bool_or(is_pinned) AS is_pinned FROM meta.inputs GROUP BY ALL ORDER BY ALL",
            row => $"{row.Text("source")} at sequence {row.Count("sequence")}{(row.Flag("is_pinned") ? " (last good state)" : "")}",
            cancellationToken
        );
        return new FactsBlock(
            "This build",
            [
                new("Data as of", Dates.Instant(build.AsOfUtc)),
                new("Build", build.BuildId),
                new("Program", $"finops {build.ProgramVersion}"),
                new("Engine", $"DuckDB {build.EngineVersion}"),
                new("Inputs", inputs.Count == 0 ? Figures.None : string.Join(", ", inputs), IsLong: true),
                new("SHA-256 of the inputs", build.InputsSha256, IsLong: true),
            ]
        );
    }
}
