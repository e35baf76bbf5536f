using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeConsole;

/// <summary>One attempt to read everything.</summary>
internal sealed class ClaudeConsolePull(ClaudeConsoleClient client, ExtractRequest request, IExtraction extraction)
{
    private string organization = "";

    /// <summary>Reads all entities and hands them over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        organization = (await client.OneAsync(ClaudeConsoleQueries.Organization, "organization", cancellationToken)).RequiredText("id");
        foreach (var report in ClaudeConsoleQueries.Reports)
        {
            foreach (var window in Days(ClaudeConsolePolicy.Reports(request.Today, extraction.NewestLandedDay(report.Entity))).Windows(31))
            {
                await ReportAsync(report, window, cancellationToken);
            }
        }

        await ClaudeCodeAsync(Days(ClaudeConsolePolicy.ClaudeCode(request.Today, extraction.NewestLandedDay("claude_code"))), cancellationToken);
        foreach (var (entity, query) in ClaudeConsoleQueries.Lists)
        {
            await ListAsync(entity, query, cancellationToken);
        }
    }

    // What the future holds nobody has answered.
    private DayRange Days(DayRange policy)
    {
        var (days, tomorrow) = (request.Days ?? policy, request.Today.AddDays(1));
        return days.End <= tomorrow ? days : days with { End = tomorrow };
    }

    private async Task ReportAsync(ClaudeConsoleReport report, DayRange window, CancellationToken cancellationToken)
    {
        var buckets = new HashSet<DateOnly>();
        var rows = 0;
        await foreach (var page in client.PagesAsync(ClaudeConsoleQueries.Of(report, window), $"{report.Entity} {window}", cancellationToken))
        {
            foreach (var bucket in page.Items("data"))
            {
                var day = DayOf(bucket, window);
                if (!buckets.Add(day))
                {
                    throw bucket.Broken("each day once", $"a second bucket of {day:yyyy-MM-dd}");
                }

                var (start, end) = (bucket.Field("starting_at").Value, bucket.Field("ending_at").Value);
                foreach (var row in bucket.Items("results"))
                {
                    CheckCurrency(row, "currency");
                    extraction.Write(
                        report.Entity,
                        organization,
                        day,
                        JsonRow.With(row.Value, ("starting_at", start), ("ending_at", end)),
                        $"{row.Where} {row.Path}"
                    );
                    rows++;
                }
            }
        }

        Claim(report.Entity, window, rows);
    }

    private async Task ClaudeCodeAsync(DayRange days, CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var day in days.Days())
        {
            await foreach (var page in client.PagesAsync(ClaudeConsoleQueries.ClaudeCode(day), $"claude_code {day:yyyy-MM-dd}", cancellationToken))
            {
                foreach (var row in page.Items("data"))
                {
                    if (!row.RequiredText("date").StartsWith($"{day:yyyy-MM-dd}", StringComparison.Ordinal))
                    {
                        throw row.Broken($"the day that was asked for: {day:yyyy-MM-dd}", row.RequiredText("date"));
                    }

                    extraction.Write("claude_code", organization, day, ClaudeCodeRow.Activity(row), $"{row.Where} {row.Path}");
                    foreach (var (model, where) in ClaudeCodeRow.Models(row))
                    {
                        CheckCurrency(new JsonAnswer(row.Where, row.Path, model), "estimated_cost_currency");
                        extraction.Write("claude_code_models", organization, day, model, where);
                    }

                    rows++;
                }
            }
        }

        Claim("claude_code", days, rows);
        Claim("claude_code_models", days, rows);
    }

    private async Task ListAsync(string entity, string query, CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var page in client.PagesAsync(query, entity, cancellationToken))
        {
            foreach (var row in page.Items("data"))
            {
                extraction.Write(entity, organization, request.Today, row.Value, $"{row.Where} {row.Path}");
                rows++;
            }
        }

        Claim(entity, new DayRange(request.Today, request.Today.AddDays(1)), rows);
    }

    private static DateOnly DayOf(JsonAnswer bucket, DayRange window)
    {
        var start = bucket.Time("starting_at") ?? throw bucket.Broken("starting_at, a time like 2026-10-01T00:00:00Z", "none");
        var day = DateOnly.FromDateTime(start.UtcDateTime);
        return start.TimeOfDay == TimeSpan.Zero && day >= window.Start && day < window.End
            ? day
            : throw bucket.Broken($"midnight UTC of a day that was asked for: {window}", $"{start:yyyy-MM-ddTHH:mm:ssZ}");
    }

    private static void CheckCurrency(JsonAnswer row, string field)
    {
        if (row.Value.ValueKind == JsonValueKind.Object && row.Value.TryGetProperty(field, out var currency) && !currency.ValueEquals("USD"))
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    $"{row.Where} {row.Path}.{field}",
                    "USD",
                    currency.ToString(),
                    "this ledger is in USD; another currency needs a rule first. Nothing has landed"
                )
            );
        }
    }

    private void Claim(string entity, DayRange days, int rows)
    {
        if (days.Count > 0)
        {
            extraction.Answered(entity, organization, days);
        }

        request.Log.Write("answered", ("source", "claude-console"), ("entity", entity), ("asked", days), ("days", Math.Max(days.Count, 0)), ("rows", rows));
    }
}
