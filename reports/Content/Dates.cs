namespace Finops.Reports.Content;

/// <summary>How dates are written. All are UTC.</summary>
public static class Dates
{
    public static string Month(DateOnly month) => month.ToString("MMMM");

    public static string MonthAndYear(DateOnly month) => month.ToString("MMMM yyyy");

    public static string ShortMonth(DateOnly month) => month.ToString("MMM yyyy");

    public static string Day(DateOnly day) => day.ToString("d MMM");

    public static string DayAndYear(DateOnly day) => day.ToString("d MMM yyyy");

    /// <summary>The UTC day in full, e.g. "3 November 2026".</summary>
    public static string LongDay(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMMM yyyy");

    /// <summary>E.g. "3 November 2026, 06:00 UTC".</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm") + " UTC";

    /// <summary>E.g. "3 Nov, 06:00".</summary>
    public static string ShortInstant(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM, HH:mm");
}
