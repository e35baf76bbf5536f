using Finops.Reports.Content;

namespace Finops.Reports.Governance.Sections;

/// <summary>What a series of months shows, in one sentence.</summary>
internal static class TrendTitle
{
    /// <summary>So many rises or falls in a row are a finding.</summary>
    private const int Streak = 3;

    /// <param name="months">With data, oldest first, the report's own last.</param>
    internal static string Of(IReadOnlyList<MonthTotal> months)
    {
        var now = months[^1];
        string name = Dates.Month(now.Month);
        if (months.Count == 1)
        {
            return $"{name} is the first month on record";
        }

        var rises = Run(months, (later, earlier) => later > earlier);
        var falls = Run(months, (later, earlier) => later < earlier);
        var isHighest = months.Count > 2 && months.All(month => month.BilledUsd <= now.BilledUsd);
        bool isLowest = months.Count > 2 && months.All(month => month.BilledUsd >= now.BilledUsd);
        var change = Figures.Change(Figures.Ratio(now.BilledUsd, months[^2].BilledUsd));
        return (rises, falls, isHighest, isLowest) switch
        {
            (>= Streak, _, _, _) => $"Spend has risen {rises} months in a row",
            (_, >= Streak, _, _) => $"Spend has fallen {falls} months in a row",
            (_, _, true, _) => $"{name} is the highest of {months.Count} months",
            (_, _, _, true) => $"{name} is the lowest of {months.Count} months",
            (0, 0, _, _) => $"Spend stayed as it was in {Dates.Month(months[^2].Month)}",
            _ => $"Spend {(rises > 0 ? "rose" : "fell")} {change.TrimStart('+', '\u2212')} on {Dates.Month(months[^2].Month)}",
        };
    }

    private static int Run(IReadOnlyList<MonthTotal> months, Func<decimal, decimal, bool> moves)
    {
        int length = 0;
        while (length + 1 < months.Count && moves(months[^(length + 1)].BilledUsd, months[^(length + 2)].BilledUsd))
        {
            length++;
        }

        return length;
    }
}
