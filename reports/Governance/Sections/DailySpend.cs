using Finops.Reports.Content;

namespace Finops.Reports.Governance.Sections;

/// <summary>The month's charged spend by day with the numbered days on it.</summary>
internal static class DailySpend
{
    /// <summary>A mark with a neighbour nearer than this has room for its reference only.</summary>
    private const int RoomDays = 4;

    private const string Sql = """
        SELECT usage_date, sum(billed_usd) AS billed_usd
        FROM mart_spend_daily
        WHERE date_trunc('month', usage_date) = $month
        GROUP BY ALL
        ORDER BY ALL
        """;

    internal static async Task<ChartBlock> ComposeAsync(
        MonthView month,
        IReadOnlyList<(DateOnly Day, decimal ExcessUsd)> numbered,
        int days,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<(DateOnly Day, decimal Usd)> spend = await month.Warehouse.RowsAsync(
            Sql,
            row => (row.Date("usage_date"), row.Usd("billed_usd")),
            cancellationToken
        );
        var byDay = spend.ToDictionary(each => each.Day, each => each.Usd);
        var last = spend.Count == 0 ? month.Month : spend[^1].Day;
        DailyPoint[] points =
        [
            .. Enumerable
                .Range(0, DateTime.DaysInMonth(month.Month.Year, month.Month.Month))
                .Select(i =>
                {
                    var day = month.Month.AddDays(i);
                    decimal? usd = day > last ? null : byDay.GetValueOrDefault(day);
                    return new DailyPoint(
                        Dates.Day(day),
                        usd,
                        usd is { } known ? Figures.Usd(known) : Figures.None,
                        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
                    );
                }),
        ];
        DailyMark[] marks =
        [
            .. numbered.Select(
                (each, i) =>
                    new DailyMark(each.Day.Day - 1, $"A{i + 1}", HasRoom(numbered, i) && each.ExcessUsd > 0m ? Figures.UsdDifference(each.ExcessUsd) : "")
            ),
        ];
        var highest = spend.Count == 0 ? 0m : spend.Max(each => each.Usd);
        DateOnly peak = spend.FirstOrDefault(each => each.Usd == highest).Day;
        return new ChartBlock(
            Title(numbered, days),
            $"Charged AI spend per day in {Dates.MonthAndYear(month.Month)}, US dollars; weekends are shaded"
                + (marks.Length > 0 ? ", rings mark the days explained below with their largest excess" : ""),
            spend.Count == 0
                ? "No daily spend is known."
                : $"Line of daily spend. Highest: {Dates.Day(peak)} with {Figures.Usd(highest)}. Marked: {(marks.Length == 0 ? "none" : string.Join(", ", numbered.Select((each, i) => $"A{i + 1} on {Dates.Day(each.Day)}")))}.",
            new DailyChart(points, ValueAxis.UpTo(highest, Figures.UsdTick), marks, "Charged spend, US dollars")
        );
    }

    private static string Title(IReadOnlyList<(DateOnly Day, decimal ExcessUsd)> numbered, int days) =>
        days switch
        {
            0 => "No day stands out",
            1 => $"{numbered[0].Day.Day} {Dates.Month(numbered[0].Day)} stands out",
            _ => $"{Figures.Count(days)} days stand out, {Dates.Day(numbered.MaxBy(each => each.ExcessUsd).Day)} most",
        };

    private static bool HasRoom(IReadOnlyList<(DateOnly Day, decimal ExcessUsd)> numbered, int index) =>
        numbered.Where((_, i) => i != index).All(other => Math.Abs(other.Day.DayNumber - numbered[index].Day.DayNumber) >= RoomDays);
}
