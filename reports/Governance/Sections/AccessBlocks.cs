using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Limits and access: who came to a limit, where access contradicts the policy, who asks for a higher limit.</summary>
internal static class AccessBlocks
{
    private const string FindingsMart = "mart_entitlement_findings_monthly";
    private const string RequestsMart = "mart_limit_requests";

    // use of the report's month; keys, seats and people without a limit as the build knows them
    private const string FindingsSql = """
        SELECT finding, count(*) AS cases, sum(billed_usd) AS billed_usd, finding IN (
          'model_not_allowed', 'product_not_allowed', 'no_policy', 'vendor_not_entitled', 'shadow_ai') AS is_use
        FROM mart_entitlement_findings_monthly
        WHERE finding_month = $month OR NOT is_use
        GROUP BY ALL
        ORDER BY is_use DESC, billed_usd DESC, cases DESC, finding
        LIMIT 6
        """;

    // what was used, not what a seat costs a month; allowed by a budget is not allowed to a person, but nobody's fault
    private const string PolicySql = """
        SELECT sum(billed_usd) FILTER (finding IN ('model_not_allowed', 'product_not_allowed', 'no_policy')) AS not_allowed_usd,
          sum(billed_usd) FILTER (finding = 'vendor_not_entitled') AS not_entitled_usd, sum(billed_usd) FILTER (finding = 'shadow_ai') AS shadow_usd
        FROM mart_entitlement_findings_monthly
        WHERE finding_month = $month
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
        var policy = await month.Warehouse.RowsIfPublishedAsync(FindingsMart, PolicySql, row => Policy(month, row), cancellationToken);
        Prose[] sentences = [.. counts is null ? Array.Empty<Prose>() : [counts.Sentence(month)], .. policy.Where(sentence => sentence.Runs.Count > 0)];
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

    private static Prose Policy(MonthView month, MartRow row)
    {
        Prose[] sentences =
        [
            .. row.Usd("not_allowed_usd") is > 0m and var used
                ? [Prose.Of($"{Prose.Strong(Figures.UsdShort(used))} of {month.Name}’s use is against policy.")]
                : Array.Empty<Prose>(),
            .. row.Usd("not_entitled_usd") is > 0m and var unsaid
                ? [Prose.Of($"{Prose.Strong(Figures.UsdShort(unsaid))} went to vendors that have a budget, an invoice or a rule, but no line in the policy.")]
                : Array.Empty<Prose>(),
            .. row.Usd("shadow_usd") is > 0m and var shadow
                ? [Prose.Of($"{Prose.Strong(Figures.UsdShort(shadow))} went to vendors that nobody agreed to pay.")]
                : Array.Empty<Prose>(),
        ];
        return sentences.Length == 0 ? Prose.Of($"") : sentences.Aggregate((before, next) => before.Then(next));
    }

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
            $"Use of {month.Name} that entitlements.csv does not allow, each in one finding only. Keys, seats and people without a limit as of {Dates.LongDay(month.Build.AsOfUtc)}; of a seat what it costs a month."
        );
        var first = rows[0] with { Cells = [new Cell(rows[0].Cells[0].Text, Note: note), .. rows[0].Cells.Skip(1)] };
        return
        [
            new TableBlock(
                $"Access against policy, {Dates.MonthAndYear(month.Month)}",
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
            "vendor_not_entitled" => "Vendor without a policy",
            "shadow_ai" => "Vendor nobody agreed to pay",
            "leaver_key" => "Key of a leaver",
            "leaver_seat" => "Seat of a leaver",
            "idle_seat" => "Seat not used",
            "no_limit_tier" => "Person without a limit tier",
            "no_limit" => "Person without a limit",
            _ => Names.Words(id),
        };
}
