using System.Globalization;

namespace Finops.Notify;

/// <summary>Hours of a recipient's clock in which nobody is disturbed: 22:00-07:00 goes over midnight. The end is the first minute that is quiet no
/// more.</summary>
/// <param name="From">First quiet minute.</param>
/// <param name="To">First minute after.</param>
/// <param name="Zone">Whose clock.</param>
internal readonly record struct QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    /// <summary>The quiet hours of a route; null: none.</summary>
    public static QuietHours? Of(AlertRoute route) =>
        route.QuietHours?.Split('-') is [var from, var to] ? new QuietHours(Time(from), Time(to), ZoneOf(route)) : null;

    /// <summary>Whether a route's quiet hours hold something back at an instant.</summary>
    public static bool HoldBack(AlertRoute route, bool passesQuiet, DateTimeOffset at) => !passesQuiet && Of(route) is { } hours && hours.Hold(at);

    /// <summary>The recipient's day at an instant.</summary>
    public static DateOnly DayOf(AlertRoute route, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, ZoneOf(route)).DateTime);

    /// <summary>Whether the instant is in them.</summary>
    public bool Hold(DateTimeOffset at)
    {
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
        return time.IsBetween(From, To);
    }

    private static TimeZoneInfo ZoneOf(AlertRoute route) => route.TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Utc;

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture);
}
