using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>
/// The engagement endpoints of one attempt. They lag behind the reports, carry no watermark and name no organization: the days that the vendor does
/// not have yet (HTTP 400 that names the latest one) are not claimed.
/// </summary>
internal sealed class ClaudeAnalyticsEngagement(ClaudeAnalyticsClient client, ExtractRequest request, IExtraction extraction, string organization)
{
    /// <summary>Reads every engagement entity and hands it over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var activity in ClaudeAnalyticsQueries.Activities)
        {
            await DaysAsync(activity, DaysOf(activity.Entity), cancellationToken);
        }

        await SummariesAsync(DaysOf("summaries"), cancellationToken);
    }

    // Spend attributed to skills is a part of the bill, and is revised as long as the bill is.
    private DayRange DaysOf(string entity) =>
        request.Days
        ?? (
            entity == "skills"
                ? ClaudeAnalyticsPolicy.Reports(request.Today, extraction.NewestLandedDay(entity))
                : ClaudeAnalyticsPolicy.Engagement(request.Today, extraction.NewestLandedDay(entity))
        );

    private async Task DaysAsync(ClaudeAnalyticsActivity activity, DayRange days, CancellationToken cancellationToken)
    {
        var answered = days with { End = days.Start };
        var rows = 0;
        foreach (var day in days.Days())
        {
            try
            {
                rows += await DayAsync(activity, day, cancellationToken);
            }
            catch (DayNotAvailableException later) when (later.Latest < day)
            {
                request.Log.Write("not_yet_available", ("source", "claude-analytics"), ("entity", activity.Entity), ("asked", day), ("latest", later.Latest));
                break;
            }
            catch (DayNotAvailableException refused)
            {
                throw refused.AsRefusal();
            }
            catch (EndpointMissingException missing) when (activity.Entity != "users")
            {
                request.Log.Write(
                    "endpoint_missing",
                    ("source", "claude-analytics"),
                    ("entity", activity.Entity),
                    ("reason", missing.Refusal.Problems[0].Found)
                );
                break;
            }

            answered = answered with { End = day.AddDays(1) };
        }

        Claim(activity.Entity, days, answered, rows);
    }

    private async Task<int> DayAsync(ClaudeAnalyticsActivity activity, DateOnly day, CancellationToken cancellationToken)
    {
        var asked = JsonSerializer.SerializeToElement(day.ToString("yyyy-MM-dd"));
        var rows = 0;
        await foreach (var page in client.PagesAsync(ClaudeAnalyticsQueries.Of(activity, day), $"{activity.Entity} {day:yyyy-MM-dd}", cancellationToken))
        {
            var index = 0;
            foreach (var row in page.Rows.EnumerateArray())
            {
                var where = $"{page.Where} {page.RowsPath}[{index++}]";
                ClaudeAnalyticsPage.RequireUsd(row, where);
                extraction.Write(activity.Entity, organization, day, JsonRow.With(row, ("date", asked)), where);
                rows++;
            }
        }

        return rows;
    }

    private async Task SummariesAsync(DayRange days, CancellationToken cancellationToken)
    {
        var answered = days with { End = days.Start };
        var rows = 0;
        foreach (var window in days.Windows(31))
        {
            var asked = window;
            var written = -1;
            while (written < 0 && asked.Count > 0)
            {
                try
                {
                    written = await SummariesWindowAsync(asked, cancellationToken);
                }
                catch (DayNotAvailableException later) when (later.Latest < asked.End.AddDays(-1))
                {
                    request.Log.Write("not_yet_available", ("source", "claude-analytics"), ("entity", "summaries"), ("asked", asked), ("latest", later.Latest));
                    asked = asked with { End = later.Latest.AddDays(1) };
                }
                catch (DayNotAvailableException refused)
                {
                    throw refused.AsRefusal();
                }
            }

            rows += Math.Max(written, 0);
            if (asked.Count > 0)
            {
                answered = answered with { End = asked.End };
            }

            if (asked != window)
            {
                break;
            }
        }

        Claim("summaries", days, answered, rows);
    }

    private async Task<int> SummariesWindowAsync(DayRange window, CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var page in client.PagesAsync(ClaudeAnalyticsQueries.Summaries(window), $"summaries {window}", cancellationToken))
        {
            var index = 0;
            foreach (var element in page.Rows.EnumerateArray())
            {
                var path = $"{page.RowsPath}[{index++}]";
                extraction.Write("summaries", organization, page.DayOf(element, "starting_at", window, path), element, $"{page.Where} {path}");
                rows++;
            }
        }

        return rows;
    }

    private void Claim(string entity, DayRange asked, DayRange answered, int rows)
    {
        if (answered.Count > 0)
        {
            extraction.Answered(entity, organization, answered);
        }

        request.Log.Write("answered", ("source", "claude-analytics"), ("entity", entity), ("asked", asked), ("days", answered.Count), ("rows", rows));
    }
}
