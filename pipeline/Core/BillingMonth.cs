using System.Globalization;

namespace Finops.Core;

/// <summary>A UTC calendar month, the period that is billed (FOCUS BillingPeriodStart and BillingPeriodEnd).</summary>
public readonly record struct BillingMonth
{
    private BillingMonth(DateOnly start) => Start = start;

    /// <summary>First day of the month.</summary>
    public DateOnly Start { get; }

    /// <summary>First day of the next month (exclusive end).</summary>
    public DateOnly End => Start.AddMonths(1);

    /// <summary>The month that holds this day.</summary>
    public static BillingMonth Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <summary>Reads "2026-10". Returns false for anything else.</summary>
    public static bool TryParse(string? text, out BillingMonth month)
    {
        var valid = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start);
        month = new BillingMonth(start);
        return valid;
    }

    /// <summary>"2026-10".</summary>
    public override string ToString() => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
