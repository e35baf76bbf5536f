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
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = request.Today;
        foreach (var report in ClaudeAnalyticsQueries.Reports)
        {
            var days = request.Days ?? ClaudeAnalyticsPolicy.Reports(today, extraction.NewestLandedDay(report.Entity));
            foreach (var window in days.Windows(31))
            {
                await ReportAsync(report, window, cancellationToken);
            }
        }

        await new ClaudeAnalyticsEngagement(client, request, extraction, organization!).RunAsync(cancellationToken);
        extraction.RefreshedAt(watermark);
    }

    private async Task ReportAsync(ClaudeAnalyticsReport report, DayRange window, CancellationToken cancellationToken)
    {
        var buckets = new HashSet<DateOnly>();
        var rows = 0;
        var isCovered = true;
        await foreach (var page in client.PagesAsync(ClaudeAnalyticsQueries.Of(report, window), $"{report.Entity} {window}", cancellationToken))
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

        request.Log.Write(
            "answered",
            ("source", "claude-analytics"),
            ("entity", report.Entity),
            ("asked", window),
            ("days", Math.Max(answered.Count, 0)),
            ("rows", rows)
        );
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
                written += Write(
                    report.Entity,
                    day,
                    JsonRow.With(row, ("starting_at", start), ("ending_at", end)),
                    $"{page.Where} {path}.results[{position++}]"
                );
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

        ClaudeAnalyticsPage.RequireUsd(row, where);
        extraction.Write(entity, organization!, day, row, where);
        return 1;
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
