using System.Text.Json;
using Finops.Core;
using Finops.Land;

namespace Finops.Tests.Land;

/// <summary>The simplest vendor answers there are: one total a day, in the contract of cost_report_total.</summary>
internal static class DailyCost
{
    public const string Source = "claude-analytics";
    public const string Entity = "cost_report_total";

    public static readonly DateTimeOffset Watermark = new(2026, 11, 3, 4, 0, 0, TimeSpan.Zero);

    /// <summary>October days by their number.</summary>
    public static DateOnly Day(int day) => new(2026, 10, day);

    /// <summary>October days, the last one inclusive.</summary>
    public static DayRange Days(int first, int last) => new(Day(first), Day(last).AddDays(1));

    /// <summary>One row; <paramref name="amount"/> is JSON as the vendor sends it.</summary>
    public static JsonElement Row(int day, string amount, string more = "") =>
        JsonSerializer.Deserialize<JsonElement>(
            $$"""{"starting_at":"2026-10-{{day:00}}T00:00:00Z","ending_at":"2026-10-{{day:00}}T23:59:59Z","amount":{{amount}},"list_amount":"1","currency":"USD"{{more}}}"""
        );

    /// <summary>Lands one answer: these days were asked for, these rows came.</summary>
    public static Task<LandingSummary> LandCostsAsync(this TempHome home, DayRange days, params (int Day, string Amount)[] rows) =>
        home.LandCostsAsync("org_a", days, Watermark, rows);

    public static Task<LandingSummary> LandCostsAsync(
        this TempHome home,
        string part,
        DayRange days,
        DateTimeOffset watermark,
        params (int Day, string Amount)[] rows
    ) => home.LandAsync(Source, extraction =>
        {
            foreach (var (day, amount) in rows)
            {
                extraction.Write(Entity, part, Day(day), Row(day, amount), $"day {day}");
            }

            extraction.Answered(Entity, part, days);
            extraction.RefreshedAt(watermark);
        });

    /// <summary>"1|10 2|20": day and amount of everything that stands.</summary>
    public static string Costs(this TempHome home) =>
        home.Query(Source, "SELECT day(usage_date), amount FROM raw_claude_analytics__cost_report_total ORDER BY ALL");
}
