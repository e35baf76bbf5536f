namespace Finops.Reports;

/// <summary>The warehouse holds no charges for the month that was asked for.</summary>
public sealed class MonthWithoutDataException(DateOnly month, IReadOnlyList<DateOnly> monthsWithData) : Exception(Describe(month, monthsWithData))
{
    /// <summary>First day of the month asked for.</summary>
    public DateOnly Month { get; } = month;

    /// <summary>First days of the months that could be reported, oldest first.</summary>
    public IReadOnlyList<DateOnly> MonthsWithData { get; } = monthsWithData;

    private static string Describe(DateOnly month, IReadOnlyList<DateOnly> known) =>
        $"no charges for {month:yyyy-MM} in the warehouse; "
        + (known.Count == 0 ? "it holds no charges at all" : $"months with data: {string.Join(", ", known.Select(each => $"{each:yyyy-MM}"))}");
}
