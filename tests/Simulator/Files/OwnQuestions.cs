using System.Text.Json;

namespace Finops.Simulator.Files;

/// <summary>
/// Asks the simulator month by month what finops asks (the same paths and parameters), without finops: to measure sizes and to try things out.
/// </summary>
internal static class OwnQuestions
{
    private const string Root = "/v1/organizations/analytics";
    private const string Tiers = "group_by[]=product&group_by[]=model&group_by[]=context_window&group_by[]=inference_geo&group_by[]=speed";

    internal static async Task<AnswerLog> AskAsync(World world, DateTimeOffset clock, DateOnly from, DateOnly to)
    {
        var log = new AnswerLog();
        await using SimulatorHost host = await SimulatorHost.StartAsync(world, clock);
        host.Answered = log.Add;
        using var client = new HttpClient { BaseAddress = new Uri(host.BaseUrl) };
        client.DefaultRequestHeaders.Add("x-api-key", SimulatorHost.Key);
        client.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        foreach (string question in Questions(from, to))
        {
            string? page = null;
            do
            {
                using JsonDocument answer = JsonDocument.Parse(await client.GetStringAsync(page is null ? question : $"{question}&page={page}"));
                page = answer.RootElement.TryGetProperty("next_page", out JsonElement next) ? next.GetString() : null;
            }
            while (page is not null);
        }

        return log;
    }

    private static IEnumerable<string> Questions(DateOnly from, DateOnly to)
    {
        for (DateOnly month = from; month < to; month = month.AddMonths(1))
        {
            string range = $"starting_at={month:yyyy-MM-dd}T00:00:00Z&ending_at={month.AddMonths(1):yyyy-MM-dd}T00:00:00Z&bucket_width=1d";
            yield return $"{Root}/user_cost_report?{range}&{Tiers}&limit=1000";
            yield return $"{Root}/user_usage_report?{range}&{Tiers}&limit=1000";
            foreach (string report in new[] { "cost_report", "usage_report" })
            {
                yield return $"{Root}/{report}?{range}&group_by[]=product&group_by[]=model&limit=31";
                yield return $"{Root}/{report}?{range}&limit=31";
            }

            yield return $"{Root}/summaries?starting_date={month:yyyy-MM-dd}&ending_date={month.AddMonths(1):yyyy-MM-dd}";
        }

        for (DateOnly day = from; day < to; day = day.AddDays(1))
        {
            yield return $"{Root}/users?date={day:yyyy-MM-dd}&limit=1000";
        }
    }
}
