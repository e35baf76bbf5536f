using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.GithubCopilot;

/// <summary>What an answer of the billing endpoints says about itself must be what was asked for: a filter that GitHub ignored would multiply the
/// bill.</summary>
internal static class GithubUsageAnswer
{
    /// <summary>The rows of an answer about one day.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="day">The day that was asked for.</param>
    /// <param name="login">The person that was asked for; null: the whole account.</param>
    /// <exception cref="FinopsException">Exit code 1: another period or person, or no rows where they belong.</exception>
    public static IEnumerable<JsonAnswer> RowsOf(JsonAnswer answer, DateOnly day, string? login)
    {
        if (answer.Has("timePeriod"))
        {
            var period = answer.Object("timePeriod");
            Check(period, "year", day.Year);
            Check(period, "month", day.Month);
            Check(period, "day", day.Day);
        }

        if (login is not null && answer.Text("user") is { } user && !user.Equals(login, StringComparison.OrdinalIgnoreCase))
        {
            throw JsonAnswer.Broken(answer.Where, "$.user", "the person that was asked for", "another one");
        }

        return answer.Items("usageItems");
    }

    /// <summary>A row of the bill must be of the day that was asked for.</summary>
    /// <exception cref="FinopsException">Exit code 1: it is of another day.</exception>
    public static void CheckDay(JsonAnswer row, DateOnly day)
    {
        var text =
            row.Value.ValueKind == JsonValueKind.Object && row.Value.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.String
                ? date.GetString()!
                : "";
        if (text.Length >= 10 && text[..10] != day.ToString("yyyy-MM-dd"))
        {
            throw JsonAnswer.Broken(row.Where, $"{row.Path}.date", $"{day:yyyy-MM-dd}, the day that was asked for", text);
        }
    }

    // GitHub leaves out parts of the period that it did not filter by: a day that is not confirmed was not asked for.
    private static void Check(JsonAnswer period, string part, int asked)
    {
        if (period.Whole(part) is { } answered && answered != asked)
        {
            throw JsonAnswer.Broken(period.Where, $"{period.Path}.{part}", $"{asked}, as asked for", $"{answered}");
        }
    }
}
