using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Openai;

/// <summary>Reads everything once and hands it over.</summary>
/// <param name="client">Asks.</param>
/// <param name="request">What is asked for.</param>
/// <param name="extraction">Takes the rows.</param>
/// <param name="account">The organization's name here: the API does not name it.</param>
internal sealed class OpenaiPull(OpenaiClient client, ExtractRequest request, IExtraction extraction, string account)
{
    private const int WindowDays = 31;
    private static readonly NumberText CostText = new(["amount.value", "quantity"], []);

    /// <summary>Reads the directory of today, the costs, their total and all usage.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await DirectoryAsync(cancellationToken);
        var costs = OpenaiQueries.Costs;
        foreach (var window in Windows(costs))
        {
            try
            {
                await ReportAsync(costs, window, cancellationToken);
            }
            catch (GroupingRefusedException refused) when (costs == OpenaiQueries.Costs)
            {
                request.Log.Write(
                    "grouping_refused",
                    ("source", "openai"),
                    ("entity", costs.Entity),
                    ("group_by", "api_key_id"),
                    ("said", refused.Refusal.Problems[0].Found)
                );
                costs = OpenaiQueries.CostsWithoutKeys;
                await ReportAsync(costs, window, cancellationToken);
            }
        }

        foreach (var report in OpenaiQueries.Others)
        {
            foreach (var window in Windows(report))
            {
                await ReportAsync(report, window, cancellationToken);
            }
        }
    }

    private IEnumerable<DayRange> Windows(OpenaiReport report) =>
        (request.Days ?? OpenaiPolicy.Days(request.Today, extraction.NewestLandedDay(report.Entity))).Windows(WindowDays);

    private async Task ReportAsync(OpenaiReport report, DayRange window, CancellationToken cancellationToken)
    {
        var rows = 0;
        var last = window.Start.AddDays(-1);
        var isWhole = await client.ReportAsync(
            OpenaiQueries.Of(report, window),
            $"{report.Entity} {window}",
            page =>
            {
                foreach (var bucket in page.Items("data"))
                {
                    var day = DayOf(bucket, window);
                    last = day > last ? day : last;
                    rows += Write(report, bucket, day);
                }
            },
            cancellationToken
        );

        // After a page that the vendor itself named and then refused, only the days up to the last bucket are known to be whole.
        var answered = isWhole ? window : window with { End = last.AddDays(1) };
        if (answered.Count > 0)
        {
            extraction.Answered(report.Entity, account, answered);
        }

        request.Log.Write("answered", ("source", "openai"), ("entity", report.Entity), ("asked", window), ("days", answered.Count), ("rows", rows));
    }

    private int Write(OpenaiReport report, JsonAnswer bucket, DateOnly day)
    {
        var written = 0;
        var start = bucket.Field("start_time").Value;
        var end = bucket.Field("end_time").Value;
        // Clients generated from older specifications read "result".
        foreach (var result in bucket.Items(bucket.Has("result") ? "result" : "results"))
        {
            var row = JsonRow.With(report.Path == "costs" ? Cost(result) : result.Value, ("start_time", start), ("end_time", end));
            extraction.Write(report.Entity, account, day, row, $"{result.Where} {result.Path}");
            written++;
        }

        return written;
    }

    private static JsonElement Cost(JsonAnswer row)
    {
        var currency = row.Object("amount").RequiredText("currency");
        _ = row.Object("amount").Field("value");
        return currency.Equals("usd", StringComparison.OrdinalIgnoreCase)
            ? CostText.Of(row)
            : throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    $"{row.Where} {row.Path}.amount.currency",
                    "usd",
                    currency,
                    "this ledger is in USD; another currency needs a rule first. Nothing has landed"
                )
            );
    }

    private static DateOnly DayOf(JsonAnswer bucket, DayRange window)
    {
        var start = bucket.Field("start_time");
        var seconds = bucket.Whole("start_time")!.Value;
        var first = OpenaiQueries.Seconds(window.Start);
        return seconds >= first && seconds < OpenaiQueries.Seconds(window.End) && (seconds - first) % 86_400 == 0
            ? window.Start.AddDays((int)((seconds - first) / 86_400))
            : throw start.Broken($"a UTC midnight in Unix seconds of a day that was asked for: {window}", start.Value.GetRawText());
    }

    private async Task DirectoryAsync(CancellationToken cancellationToken)
    {
        await ListAsync("users", "users", project: null, cancellationToken);
        var projects = await ListAsync("projects", "projects", project: null, cancellationToken);
        foreach (
            var project in projects
                .Where(project => project.Text("status") != "archived")
                .Select(project => project.RequiredText("id"))
                .Distinct(StringComparer.Ordinal)
        )
        {
            var path = $"projects/{Uri.EscapeDataString(project)}";
            await ListAsync("api_keys", $"{path}/api_keys", project, cancellationToken);
            await ListAsync("service_accounts", $"{path}/service_accounts", project, cancellationToken);
        }

        foreach (var entity in new[] { "users", "projects", "api_keys", "service_accounts" })
        {
            extraction.Answered(entity, account, new DayRange(request.Today, request.Today.AddDays(1)));
        }
    }

    private async Task<IReadOnlyList<JsonAnswer>> ListAsync(string entity, string path, string? project, CancellationToken cancellationToken)
    {
        var rows = new List<JsonAnswer>();
        await foreach (var row in client.ListAsync(OpenaiQueries.List(path), path, cancellationToken))
        {
            var landed = project is null ? row.Value : JsonRow.With(row.Value, ("project_id", JsonSerializer.SerializeToElement(project)));
            extraction.Write(entity, account, request.Today, landed, $"{row.Where} {row.Path}");
            rows.Add(row);
        }

        return rows;
    }
}
