using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>One attempt to read everything at one state of the vendor's data.</summary>
internal sealed class ClaudeAnalyticsPull(ClaudeAnalyticsClient client, ExtractRequest request, IExtraction extraction)
{
    private string? organization;
    private DateTimeOffset? watermark;

    /// <summary>Reads all entities and hands them over.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var today = request.Today;
        foreach (var report in ClaudeAnalyticsQueries.Reports)
        {
            var days = request.Days ?? ClaudeAnalyticsPolicy.Reports(today, extraction.NewestLandedDay(report.Entity));
            foreach (var window in days.Windows(31))
            {
                await ReportAsync(report, window, cancellation);
            }
        }

        await UsersAsync(request.Days ?? ClaudeAnalyticsPolicy.Engagement(today, extraction.NewestLandedDay("users")), cancellation);
        await SummariesAsync(request.Days ?? ClaudeAnalyticsPolicy.Engagement(today, extraction.NewestLandedDay("summaries")), cancellation);
        extraction.RefreshedAt(watermark);
    }

    private async Task ReportAsync(ClaudeAnalyticsReport report, DayRange window, CancellationToken cancellation)
    {
        var buckets = new HashSet<DateOnly>();
        var rows = 0;
        var isCovered = true;
        await foreach (var page in client.PagesAsync(ClaudeAnalyticsQueries.Of(report, window), $"{report.Entity} {window}", cancellation))
        {
            isCovered &= Recognise(page);
            rows += isCovered ? Write(report, window, page, buckets) : 0;
        }

        var answered = isCovered ? window with { End = Earlier(window.End, LastDay().AddDays(1)) } : window with { End = window.Start };
        if (report.IsBucketed && answered.Days().FirstOrDefault(day => day < LastDay() && !buckets.Contains(day)) is { Year: > 1 } missing)
        {
            throw JsonAnswer.Broken($"{report.Entity} {window}", "$.data", "a bucket for every day, empty or not", $"none for {missing:yyyy-MM-dd}");
        }

        if (answered.Count > 0)
        {
            extraction.Answered(report.Entity, organization!, answered);
        }

        request.Log.Write("answered", ("source", "claude-analytics"), ("entity", report.Entity), ("asked", window), ("days", Math.Max(answered.Count, 0)), ("rows", rows));
    }

    private int Write(ClaudeAnalyticsReport report, DayRange window, ClaudeAnalyticsPage page, HashSet<DateOnly> buckets)
    {
        var written = 0;
        var index = 0;
        foreach (var element in page.Rows.EnumerateArray())
        {
            var path = $"{page.RowsPath}[{index++}]";
            var day = page.DayOf(element, "starting_at", window, path);
            if (!report.IsBucketed)
            {
                written += Write(report.Entity, day, element, $"{page.Where} {path}");
                continue;
            }

            buckets.Add(day);
            if (!element.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
            {
                throw JsonAnswer.Broken(page.Where, path + ".results", "an array", "none");
            }

            var start = element.GetProperty("starting_at");
            var end = element.TryGetProperty("ending_at", out var given) ? given : default;
            if (end.ValueKind != JsonValueKind.String)
            {
                throw JsonAnswer.Broken(page.Where, path + ".ending_at", "a time", "none");
            }

            var position = 0;
            foreach (var row in results.EnumerateArray())
            {
                written += Write(report.Entity, day, JsonRow.With(row, ("starting_at", start), ("ending_at", end)), $"{page.Where} {path}.results[{position++}]");
            }
        }

        return written;
    }

    // What is later than the watermark is incomplete; the watermark's own day lands and is provisional.
    private int Write(string entity, DateOnly day, JsonElement row, string where)
    {
        if (day > LastDay())
        {
            return 0;
        }

        if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty("currency", out var currency) && currency.ValueEquals("USD") == false)
        {
            throw new FinopsException(ExitCode.DataProblem, new Problem($"{where}.currency", "USD", currency.ToString(), "this ledger is in USD; another currency needs a rule first. Nothing has landed"));
        }

        extraction.Write(entity, organization!, day, row, where);
        return 1;
    }

    private async Task UsersAsync(DayRange days, CancellationToken cancellation)
    {
        var answered = days with { End = days.Start };
        var rows = 0;
        foreach (var day in days.Days())
        {
            var asked = JsonSerializer.SerializeToElement(day.ToString("yyyy-MM-dd"));
            try
            {
                await foreach (var page in client.PagesAsync(ClaudeAnalyticsQueries.Users(day), $"users {day:yyyy-MM-dd}", cancellation))
                {
                    var index = 0;
                    foreach (var row in page.Rows.EnumerateArray())
                    {
                        extraction.Write("users", organization!, day, JsonRow.With(row, ("date", asked)), $"{page.Where} {page.RowsPath}[{index++}]");
                        rows++;
                    }
                }
            }
            catch (DayNotAvailableException later) when (later.Latest < day)
            {
                request.Log.Write("not_yet_available", ("source", "claude-analytics"), ("entity", "users"), ("asked", day), ("latest", later.Latest));
                break;
            }
            catch (DayNotAvailableException refused)
            {
                throw refused.AsRefusal();
            }

            answered = answered with { End = day.AddDays(1) };
        }

        Claim("users", days, answered, rows);
    }

    private async Task SummariesAsync(DayRange days, CancellationToken cancellation)
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
                    written = await SummariesWindowAsync(asked, cancellation);
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

    private async Task<int> SummariesWindowAsync(DayRange window, CancellationToken cancellation)
    {
        var rows = 0;
        await foreach (var page in client.PagesAsync(ClaudeAnalyticsQueries.Summaries(window), $"summaries {window}", cancellation))
        {
            var index = 0;
            foreach (var element in page.Rows.EnumerateArray())
            {
                var path = $"{page.RowsPath}[{index++}]";
                extraction.Write("summaries", organization!, page.DayOf(element, "starting_at", window, path), element, $"{page.Where} {path}");
                rows++;
            }
        }

        return rows;
    }

    private void Claim(string entity, DayRange asked, DayRange answered, int rows)
    {
        if (answered.Count > 0)
        {
            extraction.Answered(entity, organization!, answered);
        }

        request.Log.Write("answered", ("source", "claude-analytics"), ("entity", entity), ("asked", asked), ("days", answered.Count), ("rows", rows));
    }

    // True when the vendor's export covers the range. All answers must speak of one organization and one state of its data.
    private bool Recognise(ClaudeAnalyticsPage page)
    {
        if (page.Organization is not { Length: > 0 })
        {
            throw JsonAnswer.Broken(page.Where, "$.organization_id", "the organization's id", "none");
        }

        organization ??= page.Organization;
        if (page.Organization != organization)
        {
            throw JsonAnswer.Broken(page.Where, "$.organization_id", organization, page.Organization);
        }

        if (page.RefreshedAt is null)
        {
            return false;
        }

        watermark ??= page.RefreshedAt;
        return page.RefreshedAt == watermark ? true : throw new AnswersMovedException("data_refreshed_at_moved");
    }

    // A watermark at midnight covers nothing of the day that begins there.
    private DateOnly LastDay() => watermark is { } refreshed ? DateOnly.FromDateTime(refreshed.AddTicks(-1).UtcDateTime) : DateOnly.MinValue;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
