using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Who owes what: the largest cost centers as bars, all of them as a table that ties to the total, and the vendors behind it.</summary>
internal sealed class CostCentersSection : IGovernanceSection
{
    /// <summary>Cost centers drawn as bars.</summary>
    private const int Top = 8;

    public async Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var lines = await month.Warehouse.RowsAsync(CenterLine.Sql, CenterLine.Read, cancellationToken);
        CenterLine[] owned = [.. lines.Where(line => !Names.IsUnowned(line.Id))];
        CenterLine[] unowned =
        [
            lines.FirstOrDefault(line => line.Id == Names.Unassigned) ?? CenterLine.Empty(Names.Unassigned),
            lines.FirstOrDefault(line => line.Id == Names.Unattributed) ?? CenterLine.Empty(Names.Unattributed),
        ];
        // what a rule holds back is nobody's bill
        CenterLine[] billed = [.. owned.Where(line => line.BilledUsd > 0m && line.Id != Names.Central)];
        CenterLine[] top = [.. billed.Take(Top)];
        var share = top.Sum(line => line.BilledUsd) / Math.Max(month.Total.BilledUsd, 0.01m);

        List<Block> blocks =
        [
            new ParagraphBlock(
                Prose.Of(
                    $"{Lead(top.Length, billed.Length)} {Prose.Strong(Figures.Share(share))} of the month’s {Prose.Strong(Figures.Usd(month.Total.BilledUsd))}.{month.ProvisionalNote()} {Unowned(unowned, month)}{Note(month.EstimateNote())}"
                )
            ),
        ];
        if (top.Length > 0)
        {
            blocks.Add(await ProductBars.ComposeAsync(month, [.. top, .. unowned], cancellationToken));
        }

        blocks.Add(Table(month, owned, unowned));
        blocks.Add(await VendorTable.ComposeAsync(month, cancellationToken));
        return new ReportSection("cost-centers", "Spend by cost center", blocks, month.Footnotes.Take());
    }

    private static string Lead(int top, long all) =>
        top == all ? $"{Figures.Plural(all, "cost center carries", "cost centers carry")}" : $"The {top} largest of {all} cost centers carry";

    private static Run Note(Footnote? note) => note is null ? new Run("") : new Run("", Footnote: note.Number);

    private static string Unowned(CenterLine[] unowned, MonthView month)
    {
        var usd = unowned.Sum(line => line.BilledUsd);
        return usd == 0m
            ? "All of it has a cost center."
            : $"{Figures.Usd(usd)} ({Figures.Share(usd / month.Total.BilledUsd)}) has no cost center; it is shown below and spread over nobody.";
    }

    private static TableBlock Table(MonthView month, CenterLine[] owned, CenterLine[] unowned)
    {
        var total = month.Total.BilledUsd;
        bool hasEstimates = month.Total.EstimateUsd > 0m;
        Footnote? moved =
            owned.Sum(line => line.People) > month.Total.ActivePeople
                ? month.Footnotes.Note("A person who moved between cost centers in the month counts in each; the total counts everybody once.")
                : null;
        TableRow[] rows = [.. owned.Select(line => Row(line, month)), .. unowned.Select((line, i) => Row(line, month) with { StartsGroup = i == 0 })];
        TableRow sum = new([
            "",
            new Cell("Total", Note: month.ProvisionalNote()),
            "",
            Figures.Cents(total),
            .. hasEstimates ? [new Cell(Figures.Cents(month.Total.EstimateUsd), Note: month.EstimateNote())] : Array.Empty<Cell>(),
            Figures.Share(1m),
            ChangeCell(total, month.Previous?.BilledUsd, total),
            new Cell(Figures.Count(month.Total.ActivePeople), Note: moved),
            PerPerson(total - month.Total.UnattributedUsd, month.Total.ActivePeople),
        ]);
        return new TableBlock(
            $"All cost centers, {Dates.MonthAndYear(month.Month)} (US dollars)",
            [
                new("Code"),
                new("Cost center", IsWide: true),
                new("Owner"),
                new("Billed", IsNumber: true),
                .. hasEstimates ? [new TableColumn("of which estimated", IsNumber: true)] : Array.Empty<TableColumn>(),
                new("Share", IsNumber: true),
                new($"On {month.PreviousShort}", IsNumber: true),
                new("People", IsNumber: true),
                new("Per person", IsNumber: true),
            ],
            rows,
            month.Total.IsProvisional && month.Total.ProvisionalUsd != total ? [sum, Provisional(month, hasEstimates)] : [sum]
        );
    }

    private static TableRow Row(CenterLine line, MonthView month) =>
        new([
            Names.IsUnowned(line.Id) ? "" : line.Id,
            Names.CostCenter(line.Id, line.Name),
            line.Owner ?? Figures.None,
            Figures.Cents(line.BilledUsd),
            .. month.Total.EstimateUsd > 0m ? [line.EstimateUsd == 0m ? Figures.None : Figures.Cents(line.EstimateUsd)] : Array.Empty<Cell>(),
            Figures.Share(Figures.Quotient(line.BilledUsd, month.Total.BilledUsd)),
            ChangeCell(line.BilledUsd, line.PreviousUsd, month.Total.BilledUsd),
            line.People > 0 ? Figures.Count(line.People) : Figures.None,
            PerPerson(line.BilledUsd, line.People),
        ]);

    private static TableRow Provisional(MonthView month, bool hasEstimates) =>
        new([
            "",
            "of which can still be revised",
            "",
            Figures.Cents(month.Total.ProvisionalUsd),
            .. hasEstimates ? [""] : Array.Empty<Cell>(),
            Figures.Share(Figures.Quotient(month.Total.ProvisionalUsd, month.Total.BilledUsd)),
            "",
            "",
            "",
        ]);

    private static string PerPerson(decimal usd, long people) => Figures.Quotient(usd, people) is { } each ? Figures.Dollars(each) : Figures.None;

    /// <summary>A change of a quarter and more carries an arrow when it moves the month by half a percent; small cost centers swing without meaning.</summary>
    internal static Cell ChangeCell(decimal usd, decimal? previousUsd, decimal totalUsd)
    {
        decimal? ratio = Figures.Ratio(usd, previousUsd);
        var text = ratio is null && usd > 0m && previousUsd == 0m ? "new" : Figures.Change(ratio);
        bool matters = Math.Abs(usd - previousUsd ?? 0m) >= 0.005m * totalUsd;
        return ratio switch
        {
            _ when !matters => text,
            >= 0.25m => new Cell(text, Tone.Bad, Arrow.Up),
            <= -0.25m => new Cell(text, Tone.Good, Arrow.Down),
            _ => text,
        };
    }
}
