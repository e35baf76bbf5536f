using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Statement.Sections;

/// <summary>The months before, and beside them how to question a figure.</summary>
internal sealed class HistorySection : IStatementSection
{
    public Task<ReportSection> ComposeAsync(UnitView unit, CancellationToken cancellationToken) =>
        Task.FromResult(new ReportSection("history", null, [new PairBlock([Trend(unit)], [new FactsBlock("To question a figure", Facts(unit))])], []));

    private static TrendBlock Trend(UnitView unit)
    {
        var columns = new List<Column>();
        for (DateOnly month = unit.Months[0].Month; month <= unit.Month; month = month.AddMonths(1))
        {
            var known = unit.Months.FirstOrDefault(each => each.Month == month);
            columns.Add(
                new Column(
                    Dates.MonthAndYear(month),
                    month.ToString("MMM") + (columns.Count == 0 || month.Month == 1 ? month.ToString("\nyyyy") : ""),
                    known?.BilledUsd,
                    0m,
                    known is null ? Figures.None : Figures.UsdShort(known.BilledUsd),
                    ShowsValue: true,
                    month == unit.Month,
                    known?.IsProvisional ?? false
                )
            );
        }

        var highest = unit.Months.MaxBy(month => month.BilledUsd)!;
        return new TrendBlock(
            Title(unit),
            $"Bills in US dollars, {Dates.MonthAndYear(unit.Months[0].Month)} to {Dates.MonthAndYear(unit.Month)}{(unit.Months.Any(month => month.IsProvisional) ? "; pale: can still be revised" : "")}",
            $"Columns of monthly bills. {Dates.MonthAndYear(unit.Month)}: {Figures.Usd(unit.Bill.BilledUsd)}. Highest: {Dates.MonthAndYear(highest.Month)} with {Figures.Usd(highest.BilledUsd)}.",
            columns
        );
    }

    private static string Title(UnitView unit)
    {
        decimal[] bills = [.. unit.Months.Select(month => month.BilledUsd)];
        var name = Dates.Month(unit.Month);
        return bills switch
        {
            [_] => $"{name} is the first month on record",
            _ when bills.SkipLast(1).All(bill => bill < bills[^1]) => $"{name} is the highest of {bills.Length} months",
            _ when bills.SkipLast(1).All(bill => bill > bills[^1]) => $"{name} is the lowest of {bills.Length} months",
            _ => $"The {Figures.Count(bills.Length - 1)} months before came to {Figures.UsdShort(bills.SkipLast(1).Sum() / (bills.Length - 1))} on average",
        };
    }

    private static IReadOnlyList<Fact> Facts(UnitView unit) =>
        [
            Names.IsUnowned(unit.Bill.Id) ? new("To settle", ToSettle(unit.Bill)) : new("To dispute", ToDispute(unit.Bill)),
            new("Every line", $"lines-{unit.Month:yyyy-MM}.csv beside this statement; on to raw files with finops explain {unit.Month:yyyy-MM} {unit.Bill.Id}"),
            .. unit.Bill.LinesSha256 is { } hash ? [new Fact("SHA-256 of the closed lines", hash)] : Array.Empty<Fact>(),
        ];

    private static string ToDispute(UnitBill bill) =>
        bill.IsOpen
            ? "Name the product and the person, key or rule to finance before the month is closed: what is agreed is put right in this bill."
            : "Name the product and the person, key or rule to finance: what is agreed comes as a correction on the next open bill.";

    private static string ToSettle(UnitBill bill) =>
        $"Give {(bill.Id == Names.Unassigned ? "these people a cost center" : "these keys and accounts an owner")} in the directory: the next build charges it there{(bill.IsOpen ? "" : ", as a correction on the next open bill")}.";
}
