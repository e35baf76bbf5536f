using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>What a commit made with AI help costs, with the coverage of the figure always beside it.</summary>
internal sealed class CostPerCommitSection : IGovernanceSection
{
    /// <summary>Cost centers drawn as bars.</summary>
    private const int Top = 8;

    public async Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        IReadOnlyList<CommitCost> months = await month.Warehouse.RowsAsync(CommitCost.Sql, CommitCost.Read, cancellationToken);
        IReadOnlyList<CommitLine> lines = await month.Warehouse.RowsAsync(CommitLine.Sql, CommitLine.Read, cancellationToken);
        CommitCost now = months.FirstOrDefault(each => each.Month == month.Month) ?? CommitCost.None(month.Month);
        List<Block> blocks = [Lead(month, now)];
        if (now.PerAssisted is not null)
        {
            blocks.Add(Trend(month, months));
            blocks.AddRange(Ranking(month, now, lines));
        }

        if (lines.Count > 0)
        {
            blocks.Add(Table(month, now, lines));
        }

        return new ReportSection("cost-per-commit", "Cost per commit", blocks, month.Footnotes.Take());
    }

    private static ParagraphBlock Lead(MonthView month, CommitCost now)
    {
        if (now.PerAssisted is not { } cost)
        {
            return new ParagraphBlock(
                Prose.Of($"No AI-assisted commit is known for {month.Name}: {Figures.Usd(now.CostUsd)} of coding-tool cost has nothing to be held against.")
            );
        }

        Footnote note = month.Footnotes.Note(
            "Cost of the coding tools whose vendors count commits ÷ the commits made with them, over days on which both have arrived. Covered is the share of the cost whose people have activity data; the rest has no commits beside it. The figure says what commits cost, not what they are worth."
        );
        string partly = month.Total.IsProvisional ? " Both can still move while vendors revise the month." : "";
        return new ParagraphBlock(
            Prose.Of(
                $"An AI-assisted commit cost {Prose.Strong(Figures.Usd(cost))} in {month.Name}.{note} It stands on {Figures.Usd(now.CountedUsd)} of tools that count commits, and {Prose.Strong(Figures.Count(now.Assisted))} commits. All coding tools cost {Figures.Usd(now.CostUsd)}, {Prose.Strong(Figures.Share(now.Coverage))} of it covered by activity data{(now.PerCommit is { } each ? $"; that is {Figures.Usd(each)} for each of {Figures.Count(now.AllCommits!.Value)} commits of the repositories" : "")}.{partly}"
            )
        );
    }

    private static ChartBlock Trend(MonthView month, IReadOnlyList<CommitCost> months)
    {
        CommitCost?[] all = [.. month.Totals.Select(total => months.FirstOrDefault(each => each.Month == total.Month))];
        CommitCost now = all[^1]!;
        decimal? change = Figures.Ratio(now.PerAssisted, all.Length > 1 ? all[^2]?.PerAssisted : null);
        CommitCost highest = all.OfType<CommitCost>().Where(each => each.PerAssisted is not null).MaxBy(each => each.PerAssisted)!;
        Column[] columns =
        [
            .. month.Totals.Select(
                (total, i) =>
                    new Column(
                        Dates.MonthAndYear(total.Month),
                        total.Month.ToString("MMM") + (all[i]?.Coverage is { } coverage ? $"\n{Figures.Share(coverage)}" : $"\n{Figures.None}"),
                        all[i]?.PerAssisted,
                        0m,
                        all[i]?.PerAssisted is { } cost ? Figures.Usd(cost) : Figures.None,
                        all[i]?.PerAssisted is not null,
                        i == all.Length - 1,
                        total.IsProvisional
                    )
            ),
        ];
        return new ChartBlock(
            change switch
            {
                null => $"A commit cost {Figures.Usd(now.PerAssisted!.Value)}",
                >= 0.0005m => $"A commit cost {Figures.Share(change)} more than in {month.PreviousName}",
                <= -0.0005m => $"A commit cost {Figures.Share(-change)} less than in {month.PreviousName}",
                _ => $"A commit cost the same as in {month.PreviousName}",
            },
            "US dollars per AI-assisted commit, all cost centers; under each month the share of the cost covered by activity data",
            $"Columns by month. {Dates.MonthAndYear(month.Month)}: {Figures.Usd(now.PerAssisted!.Value)}. Highest: {Dates.MonthAndYear(highest.Month)} with {Figures.Usd(highest.PerAssisted!.Value)}.",
            new ColumnsChart(columns, ValueAxis.UpTo(highest.PerAssisted!.Value, Figures.UsdTick), "US dollars per AI-assisted commit")
        );
    }

    private static IEnumerable<ChartBlock> Ranking(MonthView month, CommitCost now, IReadOnlyList<CommitLine> lines)
    {
        CommitLine[] top =
        [
            .. lines
                .Where(line => line.PerAssisted is not null && !Names.IsUnowned(line.Id))
                .Take(Top)
                .OrderByDescending(line => line.PerAssisted)
                .ThenBy(line => line.Id, StringComparer.Ordinal),
        ];
        if (top.Length < 2)
        {
            yield break;
        }

        int above = top.Count(line => line.PerAssisted > now.PerAssisted);
        yield return new ChartBlock(
            above == top.Length
                ? $"All of the {top.Length} largest users pay more than the average per commit"
                : $"{above} of the {top.Length} largest users pay more than the average per commit",
            $"US dollars per AI-assisted commit, the cost centers with most coding-tool cost, {Dates.MonthAndYear(month.Month)}",
            $"Ranked bars. Highest: {top[0].Display} with {Figures.Usd(top[0].PerAssisted!.Value)}; lowest: {top[^1].Display} with {Figures.Usd(top[^1].PerAssisted!.Value)}.",
            new BarsChart(
                "Cost center",
                ["US dollars per AI-assisted commit"],
                ["$/commit", "Commits", "Covered"],
                [
                    .. top.Select(line => new Bar(
                        line.Display,
                        [new BarPart(line.PerAssisted!.Value, Figures.Usd(line.PerAssisted.Value))],
                        [new Cell(Figures.Cents(line.PerAssisted.Value), IsStrong: true), Figures.Count(line.Assisted), Figures.Share(line.Coverage)]
                    )),
                ]
            )
        );
    }

    private static TableBlock Table(MonthView month, CommitCost now, IReadOnlyList<CommitLine> lines)
    {
        bool hasAll = lines.Any(line => line.AllCommits is not null);
        TableColumn[] all = hasAll ? [new("All commits", IsNumber: true), new("$/commit", IsNumber: true)] : [];
        long developers = lines.Sum(line => line.Developers);
        return new TableBlock(
            $"Coding tools by cost center, {Dates.MonthAndYear(month.Month)} (US dollars)",
            [
                new("Cost center", IsWide: true),
                new("Developers", IsNumber: true),
                new("Sessions", IsNumber: true),
                new("Tool cost", IsNumber: true),
                new("Covered", IsNumber: true),
                new("AI commits", IsNumber: true),
                new("Pull req.", IsNumber: true),
                new("$/AI commit", IsNumber: true),
                .. all,
            ],
            [
                .. lines.Select(line => new TableRow([
                    line.Display,
                    Figures.Count(line.Developers),
                    Figures.Count(line.Sessions),
                    Figures.Cents(line.CostUsd),
                    CoverageCell(line.Coverage),
                    Figures.Count(line.Assisted),
                    Figures.Count(line.PullRequests),
                    line.PerAssisted is { } cost ? Figures.Cents(cost) : Figures.None,
                    .. hasAll
                        ?
                        [
                            line.AllCommits is { } commits ? Figures.Count(commits) : Figures.None,
                            line.PerCommit is { } each ? Figures.Cents(each) : Figures.None,
                        ]
                        : Array.Empty<Cell>(),
                ])),
            ],
            [
                new TableRow([
                    "Total",
                    Figures.Count(developers),
                    Figures.Count(lines.Sum(line => line.Sessions)),
                    Figures.Cents(now.CostUsd),
                    Figures.Share(now.Coverage),
                    Figures.Count(now.Assisted),
                    Figures.Count(now.PullRequests),
                    now.PerAssisted is { } average ? Figures.Cents(average) : Figures.None,
                    .. hasAll
                        ?
                        [
                            now.AllCommits is { } commits ? Figures.Count(commits) : Figures.None,
                            now.PerCommit is { } each ? Figures.Cents(each) : Figures.None,
                        ]
                        : Array.Empty<Cell>(),
                ]),
            ]
        );
    }

    private static Cell CoverageCell(decimal? coverage) => coverage < 0.8m ? new Cell(Figures.Share(coverage), Tone.Warning) : Figures.Share(coverage);
}
