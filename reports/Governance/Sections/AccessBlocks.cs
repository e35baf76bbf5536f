using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Limits and access: who came to a limit, where access contradicts the policy, who asks for a higher limit.</summary>
internal static class AccessBlocks
{
    private const string FindingsMart = "mart_entitlement_findings";
    private const string RequestsMart = "mart_limit_requests";

    private const string FindingsSql = """
        SELECT finding, count(*) AS cases, sum(billed_usd) AS billed_usd
        FROM mart_entitlement_findings
        GROUP BY ALL
        ORDER BY billed_usd DESC, cases DESC, finding
        LIMIT 5
        """;

    // what has been used, not what a seat costs a month
    private const string PolicySql = """
        SELECT sum(billed_usd) AS billed_usd, min(first_date) AS first_date
        FROM mart_entitlement_findings
        WHERE finding IN ('model_not_allowed', 'product_not_allowed', 'no_policy', 'shadow_ai')
        HAVING sum(billed_usd) > 0
        """;

    // decided: those of the report's month; pending: those of the as-of time
    private const string RequestsSql = """
        SELECT
          count(*) FILTER (status = 'pending') AS pending, count(*) FILTER (status = 'pending' AND is_late) AS pending_late,
          max(turnaround_hours) FILTER (status = 'pending') AS longest_hours,
          count(*) FILTER (is_decided) AS decided, count(*) FILTER (is_decided AND is_late) AS decided_late,
          quantile_disc(turnaround_hours, 0.5) FILTER (is_decided) AS median_hours, max(target_hours) AS target_hours
        FROM (SELECT *, status IN ('approved',
          'denied') AND resolved_at_utc >= $month AND resolved_at_utc < $month + interval 1 month AS is_decided FROM mart_limit_requests)
        WHERE status = 'pending' OR is_decided
        HAVING count(*) > 0
        """;

    internal static async Task<IReadOnlyList<Block>> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        LimitCounts? counts = (
            await month.Warehouse.RowsIfPublishedAsync(LimitCounts.Mart, LimitCounts.Sql, LimitCounts.Read, cancellationToken)
        ).FirstOrDefault();
        var policy = await month.Warehouse.RowsIfPublishedAsync(FindingsMart, PolicySql, Policy, cancellationToken);
        Prose[] sentences = [.. counts is null ? Array.Empty<Prose>() : [counts.Sentence(month)], .. policy];
        List<Block> blocks = [];
        if (sentences.Length > 0)
        {
            blocks.Add(new ParagraphBlock(sentences.Aggregate(Prose.Of($"{Prose.Strong("Limits and access.")}"), (before, next) => before.Then(next))));
        }

        if (counts is not null)
        {
            blocks.Add(counts.Cards(month));
        }

        var limits = await LimitTable.ComposeAsync(month, cancellationToken);
        Block[] access =
        [
            .. await FindingsAsync(month, cancellationToken),
            .. await month.Warehouse.RowsIfPublishedAsync(RequestsMart, RequestsSql, Requests, cancellationToken),
        ];
        return limits.Count > 0 && access.Length > 0 ? [.. blocks, new PairBlock(limits, access)] : [.. blocks, .. limits, .. access];
    }

    private static Prose Policy(MartRow row) =>
        Prose.Of($"Use of {Prose.Strong(Figures.UsdShort(row.Usd("billed_usd")))} since {Dates.DayAndYear(row.Date("first_date"))} is against policy.");

    private static async Task<IReadOnlyList<TableBlock>> FindingsAsync(MonthView month, CancellationToken cancellationToken)
    {
        var rows = await month.Warehouse.RowsIfPublishedAsync(
            FindingsMart,
            FindingsSql,
            row => new TableRow([
                Finding(row.Text("finding")),
                Figures.Count(row.Count("cases")),
                row.Usd("billed_usd") == 0m ? Figures.None : new Cell(Figures.Dollars(row.Usd("billed_usd")), IsStrong: true),
            ]),
            cancellationToken
        );
        if (rows.Count == 0)
        {
            return [];
        }

        var note = month.Footnotes.Note(
            "Use that entitlements.csv does not allow, since the policy began; of a seat what it costs a month. Use stands in one finding only."
        );
        var first = rows[0] with { Cells = [new Cell(rows[0].Cells[0].Text, Note: note), .. rows[0].Cells.Skip(1)] };
        return
        [
            new TableBlock(
                $"Access against policy, {Dates.LongDay(month.Build.AsOfUtc)}",
                [new("Finding", IsWide: true), new("Cases", IsNumber: true), new("US dollars", IsNumber: true)],
                [first, .. rows.Skip(1)]
            ),
        ];
    }

    private static FactsBlock Requests(MartRow row) =>
        new(
            "Requests for a higher limit",
            [
                new(
                    "Pending",
                    row.Count("pending") == 0
                        ? "None"
                        : $"{Figures.Count(row.Count("pending"))}, {Late(row.Count("pending_late"))}; longest {Figures.Plural(row.Count("longest_hours"), "hour", "hours")}"
                ),
                new(
                    "Decided",
                    row.Count("decided") == 0
                        ? "None this month"
                        : $"{Figures.Count(row.Count("decided"))}, {Late(row.Count("decided_late"))}; median {Figures.Plural(row.Count("median_hours"), "hour", "hours")}"
                ),
                .. row.NumberOrNull("target_hours") is { } target
                    ? [new Fact("Target", $"{Figures.Plural((long)target, "hour", "hours")} at most")]
                    : Array.Empty<Fact>(),
            ]
        );

    private static string Late(long count) => count == 0 ? "none late" : $"{Figures.Count(count)} late";

    private static string Finding(string id) =>
        id switch
        {
            "model_not_allowed" => "Model not allowed",
            "product_not_allowed" => "Product not allowed",
            "no_policy" => "Person without a policy",
            "shadow_ai" => "Vendor nobody allowed",
            "leaver_key" => "Key of a leaver",
            "leaver_seat" => "Seat of a leaver",
            "idle_seat" => "Seat not used",
            "no_limit_tier" => "Person without a limit tier",
            "no_limit" => "Person without a limit",
            _ => Names.Words(id),
        };
}
