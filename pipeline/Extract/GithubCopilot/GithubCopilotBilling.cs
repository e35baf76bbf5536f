using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.GithubCopilot;

/// <summary>What the account pays for: the bill and the models per day, and today's seats, budgets and cost centers.</summary>
internal sealed class GithubCopilotBilling(GithubCopilotClient client, GithubAccount account, ExtractRequest request, IExtraction extraction)
{
    private readonly GithubCopilotQueries queries = new(account);

    /// <summary>Reads and hands over.</summary>
    /// <returns>Who holds a seat, and on which days nobody used anything.</returns>
    public async Task<GithubSeatHolders> RunAsync(CancellationToken cancellationToken)
    {
        var days = request.Days ?? GithubCopilotPolicy.Billing(request.Today, extraction.NewestLandedDay("usage"));
        var idle = new HashSet<DateOnly>();
        var rows = 0;
        foreach (var day in days.Days())
        {
            rows += await UsageAsync(day, cancellationToken);
            var models = await ModelUsageAsync(day, cancellationToken);
            rows += models;
            if (models == 0)
            {
                idle.Add(day);
            }
        }

        extraction.Answered("usage", account.Slug, days);
        extraction.Answered("model_usage", account.Slug, days);
        request.Log.Write("answered", ("source", "github-copilot"), ("entity", "usage, model_usage"), ("asked", days), ("days", days.Count), ("rows", rows));
        var logins = await SeatsAsync(cancellationToken);
        // Organizations have neither cost centers nor, as documented, budgets of their own.
        if (account.IsEnterprise)
        {
            await SnapshotAsync("budgets", queries.Budgets, "budgets", cancellationToken);
            await SnapshotAsync("cost_centers", queries.CostCenters, "costCenters", cancellationToken);
        }

        return new GithubSeatHolders(logins, idle);
    }

    private async Task<int> UsageAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var rows = 0;
        var answer = await client.GetAsync(queries.Usage(day), $"usage {day:yyyy-MM-dd}", cancellationToken);
        foreach (var row in GithubUsageAnswer.RowsOf(answer, day, login: null))
        {
            GithubUsageAnswer.CheckDay(row, day);
            extraction.Write("usage", account.Slug, day, PlainDecimal.InFieldsOf(row.Value), $"{row.Where} {row.Path}");
            rows++;
        }

        return rows;
    }

    private async Task<int> ModelUsageAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var rows = 0;
        var report = JsonSerializer.SerializeToElement(GithubCopilotPolicy.ReportOf(day));
        var answer = await client.GetAsync(queries.ModelUsage(day), $"{GithubCopilotPolicy.ReportOf(day)} usage {day:yyyy-MM-dd}", cancellationToken);
        foreach (var row in GithubUsageAnswer.RowsOf(answer, day, login: null))
        {
            extraction.Write("model_usage", account.Slug, day, JsonRow.With(PlainDecimal.InFieldsOf(row.Value), ("report", report)), $"{row.Where} {row.Path}");
            rows++;
        }

        return rows;
    }

    private async Task<IReadOnlyCollection<string>> SeatsAsync(CancellationToken cancellationToken)
    {
        var logins = new SortedSet<string>(StringComparer.Ordinal);
        await SnapshotAsync("seats", queries.Seats, "seats", cancellationToken, row =>
        {
            if (row.Has("assignee") && row.Object("assignee").Text("login") is { } login)
            {
                logins.Add(login.ToLowerInvariant());
            }
        });
        return logins;
    }

    private async Task SnapshotAsync(string entity, string query, string list, CancellationToken cancellationToken, Action<JsonAnswer>? seen = null)
    {
        var rows = 0;
        await foreach (var page in client.PagesAsync(query, entity, cancellationToken))
        {
            foreach (var row in page.Items(list))
            {
                extraction.Write(entity, account.Slug, request.Today, row.Value, $"{row.Where} {row.Path}");
                seen?.Invoke(row);
                rows++;
            }
        }

        extraction.Answered(entity, account.Slug, new DayRange(request.Today, request.Today.AddDays(1)));
        request.Log.Write("answered", ("source", "github-copilot"), ("entity", entity), ("rows", rows));
    }
}
