using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.GithubCopilot;

/// <summary>Metered use per person. The person is only a filter of the request, so each person is asked for, day by day.</summary>
internal sealed class GithubCopilotPeople(GithubCopilotClient client, GithubAccount account, ExtractRequest request, IExtraction extraction)
{
    private const string Entity = "user_model_usage";
    private readonly GithubCopilotQueries queries = new(account);

    /// <summary>Reads and hands over.</summary>
    /// <param name="holders">Who has a seat today.</param>
    /// <param name="active">Who was active on a day, and may have lost the seat since.</param>
    /// <param name="cancellationToken">Stops between and within requests.</param>
    public async Task RunAsync(GithubSeatHolders holders, ILookup<DateOnly, string> active, CancellationToken cancellationToken)
    {
        var days = request.Days is { } asked
            ? [.. asked.Days()]
            : GithubCopilotPolicy.Users(request.Today, extraction.LandedDays(Entity), holders.Logins.Count);
        var (requests, rows) = (0, 0);
        foreach (var day in days.Where(day => !holders.IdleDays.Contains(day)))
        {
            foreach (var login in holders.Logins.Union(active[day], StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                rows += await AskAsync(day, login, requests, cancellationToken);
                requests++;
            }
        }

        foreach (var day in days)
        {
            extraction.Answered(Entity, account.Slug, new DayRange(day, day.AddDays(1)));
        }

        request.Log.Write(
            "answered",
            ("source", "github-copilot"),
            ("entity", Entity),
            ("asked", days.Count == 0 ? "nothing" : $"{days.Count} days, {days.Min():yyyy-MM-dd} to {days.Max():yyyy-MM-dd}"),
            ("requests", requests),
            ("rows", rows)
        );
    }

    // Errors name a person by position: a login is a person's name more often than not.
    private async Task<int> AskAsync(DateOnly day, string login, int number, CancellationToken cancellationToken)
    {
        var rows = 0;
        var report = JsonSerializer.SerializeToElement(GithubCopilotPolicy.ReportOf(day));
        var user = JsonSerializer.SerializeToElement(login);
        var answer = await client.GetAsync(
            queries.UserModelUsage(day, login),
            $"{GithubCopilotPolicy.ReportOf(day)} usage {day:yyyy-MM-dd}, person {number + 1}",
            cancellationToken
        );
        foreach (var row in GithubUsageAnswer.RowsOf(answer, day, login))
        {
            extraction.Write(
                Entity,
                account.Slug,
                day,
                JsonRow.With(PlainDecimal.InFieldsOf(row.Value), ("report", report), ("user", user)),
                $"{row.Where} {row.Path}"
            );
            rows++;
        }

        return rows;
    }
}
