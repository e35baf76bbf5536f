using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Why the month cost more or less than the one before: people, tokens per person, mix and price, by cost center. Left out for the first
/// month.</summary>
internal sealed class WhyChangedSection : IGovernanceSection
{
    /// <summary>Cost centers shown; the others are one row.</summary>
    private const int Most = 15;

    public async Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var lines = await month.Warehouse.RowsAsync(ChangeLine.Sql, ChangeLine.Read, cancellationToken);
        if (lines.Count == 0 || month.Previous is null)
        {
            return null;
        }

        var drivers = await month.Warehouse.FirstAsync(ChangeDrivers.Sql, ChangeDrivers.Read, cancellationToken);
        var total = ChangeLine.Sum("", "Total use", lines);
        return new ReportSection(
            "why-changed",
            "Why spend changed",
            [new ParagraphBlock(Lead(month, total, drivers)), Table(month, lines, total)],
            month.Footnotes.Take()
        );
    }

    private static Prose Lead(MonthView month, ChangeLine total, ChangeDrivers? drivers)
    {
        var causes = Causes(total);
        var size = total.Change == 0m ? "as much as" : $"{Figures.UsdShort(Math.Abs(total.Change))} {(total.Change > 0m ? "more" : "less")} than";
        string because =
            causes.Length == 0
                ? ""
                : ": "
                    + string.Join(
                        ", ",
                        causes
                            .Take(3)
                            .Select(cause =>
                                $"{cause.Words.ToLowerInvariant()} {(cause.Usd > 0m ? "added" : "took off")} {Figures.UsdShort(Math.Abs(cause.Usd))}"
                            )
                    );
        var method = month.Footnotes.Note(
            "The old cost is moved to the new one in four steps: as many people as now, as many tokens per person, as large shares of products, models and kinds of token, at today’s cost per token. The steps sum to the change exactly. A model that is new is mix, a cost center that is new is people."
        );
        var lead = Prose.Of($"{month.Name}’s use cost {Prose.Strong(size)} {month.PreviousName}’s{because}.{method}");
        if (drivers is null)
        {
            return lead;
        }

        Footnote named = month.Footnotes.Note(
            $"Of all that {(total.Change < 0m ? "fell" : "rose")}, before what {(total.Change < 0m ? "rose" : "fell")} is set against it. mart_spend_change_drivers_monthly names them."
        );
        return lead.Then(
            Prose.Of(
                $"{Prose.Strong(Who(drivers))} drove {Prose.Strong(Figures.Share(drivers.Ratio))} of the {(total.Change < 0m ? "decrease" : "increase")}.{named}"
            )
        );
    }

    private static string Who(ChangeDrivers drivers) =>
        (drivers.People, drivers.Others) switch
        {
            (_, 0) => Figures.Plural(drivers.People, "person", "people"),
            (0, _) => Figures.Plural(drivers.Others, "service", "services"),
            _ => $"{Figures.Plural(drivers.People, "person", "people")} and {Figures.Plural(drivers.Others, "service", "services")}",
        };

    /// <summary>The causes that move whole dollars, the largest first.</summary>
    private static (string Words, decimal Usd)[] Causes(ChangeLine line) =>
        [
            .. new[]
            {
                (line.People > 0m ? "More people" : "Fewer people", line.People),
                (line.Volume > 0m ? "More tokens per person" : "Fewer tokens per person", line.Volume),
                (line.Mix > 0m ? "Dearer models and kinds of token" : "Cheaper models and kinds of token", line.Mix),
                (line.Price > 0m ? "Higher prices" : "Lower prices", line.Price),
                (line.Nobody > 0m ? "More use without a person" : "Less use without a person", line.Nobody),
                (line.Fees > 0m ? "Higher fees and shared cost" : "Lower fees and shared cost", line.Fees),
            }
                .Where(cause => Math.Abs(cause.Item2) >= 0.5m)
                .OrderByDescending(cause => Math.Abs(cause.Item2)),
        ];

    private static TableBlock Table(MonthView month, IReadOnlyList<ChangeLine> lines, ChangeLine total)
    {
        ChangeLine[] shown = [.. lines.Take(Most)];
        ChangeLine[] rest = [.. lines.Skip(Most)];
        var hasFees = lines.Any(line => Math.Abs(line.Fees) >= 0.5m);
        List<TableRow> rows = [.. shown.Select(line => Row(line, Names.CostCenterShort(line.Id, line.Name), hasFees))];
        if (rest.Length > 0)
        {
            rows.Add(Row(ChangeLine.Sum("", "", rest), Figures.Plural(rest.Length, "other", "others"), hasFees) with { StartsGroup = true });
        }

        return new TableBlock(
            Title(month, total),
            [
                new("Cost center", IsWide: true),
                new(month.PreviousShort, IsNumber: true),
                new("People", IsNumber: true),
                new("Tokens each", IsNumber: true),
                new("Mix", IsNumber: true),
                new("Price", IsNumber: true),
                new("No person", IsNumber: true),
                .. hasFees ? [new TableColumn("Fees, shared", IsNumber: true)] : Array.Empty<TableColumn>(),
                new(month.Month.ToString("MMM"), IsNumber: true),
                new("Change", IsNumber: true),
            ],
            rows,
            [Row(total, "Total use", hasFees), .. Corrections(month, total, hasFees)]
        );
    }

    private static TableRow Row(ChangeLine line, string name, bool hasFees) =>
        new([
            name,
            Figures.Dollars(line.PreviousUsd),
            Moved(line.People),
            Moved(line.Volume),
            Moved(line.Mix),
            Moved(line.Price),
            Moved(line.Nobody),
            .. hasFees ? [Moved(line.Fees)] : Array.Empty<Cell>(),
            Figures.Dollars(line.BilledUsd),
            new Cell(Figures.DollarsDifference(line.Change), IsStrong: true),
        ]);

    private static Cell Moved(decimal usd) => Math.Abs(usd) < 0.5m ? Figures.None : Figures.DollarsDifference(usd);

    /// <summary>From the use of the months to their bills, where corrections of closed months stand between.</summary>
    private static IEnumerable<TableRow> Corrections(MonthView month, ChangeLine total, bool hasFees)
    {
        var before = month.Previous!.BilledUsd - total.PreviousUsd;
        decimal now = month.Total.BilledUsd - total.BilledUsd;
        if (Math.Abs(before) < 0.5m && Math.Abs(now) < 0.5m)
        {
            yield break;
        }

        Cell[] between = [.. Enumerable.Repeat(new Cell(""), hasFees ? 6 : 5)];
        yield return new TableRow([
            "Corrections on the bills",
            Figures.Dollars(before),
            .. between,
            Figures.Dollars(now),
            Figures.DollarsDifference(now - before),
        ]);
        yield return new TableRow([
            "Billed",
            Figures.Dollars(month.Previous.BilledUsd),
            .. between,
            Figures.Dollars(month.Total.BilledUsd),
            Figures.DollarsDifference(month.Total.BilledUsd - month.Previous.BilledUsd),
        ]);
    }

    private static string Title(MonthView month, ChangeLine total)
    {
        var causes = Causes(total);
        var with = causes.FirstOrDefault(cause => Math.Sign(cause.Usd) == Math.Sign(total.Change));
        var against = causes.FirstOrDefault(cause => Math.Sign(cause.Usd) == -Math.Sign(total.Change));
        var unit = $"({Dates.Month(month.Month)} against {month.PreviousName}, US dollars)";
        var held = against.Words is null ? "" : $"; {against.Words.ToLowerInvariant()} {(total.Change > 0m ? "held it down" : "held it up")}";
        return with.Words is null ? $"Use cost the same {unit}" : $"{with.Words} drove the {(total.Change > 0m ? "rise" : "fall")}{held} {unit}";
    }
}
