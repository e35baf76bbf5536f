using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.GithubCopilot;

/// <summary>What people and the whole account did with Copilot: a report a day, and the latest 28 days. Days appear late, and some never.</summary>
internal sealed class GithubCopilotMetrics(GithubCopilotClient client, GithubAccount account, ExtractRequest request, IExtraction extraction)
{
    private readonly GithubCopilotQueries queries = new(account);
    private readonly List<(DateOnly Day, string Login)> active = [];

    /// <summary>Reads and hands over.</summary>
    /// <returns>Logins in lower case by day.</returns>
    public async Task<ILookup<DateOnly, string>> RunAsync(CancellationToken cancellationToken)
    {
        await DaysAsync("user_metrics", queries.UserMetrics, cancellationToken);
        await DaysAsync("account_metrics", queries.AccountMetrics, cancellationToken);
        await LatestAsync("user_metrics_28_day", queries.UserMetrics28Day, cancellationToken);
        await LatestAsync("account_metrics_28_day", queries.AccountMetrics28Day, cancellationToken);
        return active.ToLookup(person => person.Day, person => person.Login);
    }

    private async Task DaysAsync(string entity, Func<DateOnly, string> query, CancellationToken cancellationToken)
    {
        var days = request.Days is { } asked
            ? asked with
            {
                End = asked.End < request.Today ? asked.End : request.Today,
            }
            : GithubCopilotPolicy.Metrics(request.Today, extraction.NewestLandedDay(entity));
        var (answered, rows) = (0, 0);
        foreach (var day in days.Days().Where(day => day >= GithubCopilotPolicy.FirstMetricsDay))
        {
            var (report, status) = await client.ReportAsync(query(day), $"{entity} {day:yyyy-MM-dd}", cancellationToken);
            if (report is not { } envelope)
            {
                // A day without a report is not an empty day: it is not claimed, and what landed for it stays.
                request.Log.Write(
                    status == 403 ? "metrics_refused" : "not_yet_available",
                    ("source", "github-copilot"),
                    ("entity", entity),
                    ("asked", day),
                    ("status", status)
                );
                if (status == 403)
                {
                    break;
                }

                continue;
            }

            await foreach (var row in client.RowsAsync(envelope, cancellationToken))
            {
                Write(entity, day, row);
                rows++;
            }

            extraction.Answered(entity, account.Slug, new DayRange(day, day.AddDays(1)));
            answered++;
        }

        request.Log.Write("answered", ("source", "github-copilot"), ("entity", entity), ("asked", days), ("days", answered), ("rows", rows));
    }

    private void Write(string entity, DateOnly day, JsonAnswer row)
    {
        if (row.Has("day") && row.Text("day") != day.ToString("yyyy-MM-dd"))
        {
            throw JsonAnswer.Broken(row.Where, $"{row.Path}.day", $"{day:yyyy-MM-dd}, the day that was asked for", row.Text("day")!);
        }

        if (row.Has("user_login"))
        {
            active.Add((day, row.Text("user_login")!.ToLowerInvariant()));
        }

        extraction.Write(entity, account.Slug, day, PlainDecimal.InFieldsOf(row.Value), $"{row.Where} {row.Path}");
    }

    private async Task LatestAsync(string entity, string query, CancellationToken cancellationToken)
    {
        var (report, status) = await client.ReportAsync(query, entity, cancellationToken);
        if (report is not { } envelope)
        {
            request.Log.Write(status == 403 ? "metrics_refused" : "not_yet_available", ("source", "github-copilot"), ("entity", entity), ("status", status));
            return;
        }

        var (first, last) = (envelope.RequiredText("report_start_day"), envelope.RequiredText("report_end_day"));
        var end = DateOnly.TryParseExact(last, "yyyy-MM-dd", out var day)
            ? day
            : throw JsonAnswer.Broken(entity, "$.report_end_day", "a day as yyyy-MM-dd", last);
        var rows = 0;
        await foreach (var row in client.RowsAsync(envelope, cancellationToken))
        {
            var full = JsonRow.With(
                PlainDecimal.InFieldsOf(row.Value),
                ("report_start_day", JsonSerializer.SerializeToElement(first)),
                ("report_end_day", JsonSerializer.SerializeToElement(last))
            );
            extraction.Write(entity, account.Slug, end, full, $"{row.Where} {row.Path}");
            rows++;
        }

        extraction.Answered(entity, account.Slug, new DayRange(end, end.AddDays(1)));
        request.Log.Write(
            "answered",
            ("source", "github-copilot"),
            ("entity", entity),
            ("asked", new DayRange(end.AddDays(-27), end.AddDays(1))),
            ("rows", rows)
        );
    }
}
