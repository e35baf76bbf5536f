using System.Text;
using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.GithubCopilot;

/// <summary>Usage metrics: envelopes with signed links, and the files behind them. A day appears two days later.</summary>
internal sealed class ReportFiles(World world, CopilotBook book, DateTimeOffset clock, string baseUrl)
{
    private readonly DateOnly latest = DateOnly.FromDateTime(clock.UtcDateTime).AddDays(-2);

    /// <summary>The envelope; null where the day is not there yet.</summary>
    internal JsonObject? Envelope(string report, string? day)
    {
        if (report.EndsWith("/latest", StringComparison.Ordinal))
        {
            string name = report[..^"/latest".Length];
            return new JsonObject
            {
                ["download_links"] = new JsonArray($"{baseUrl}/files/{name}/{latest:yyyy-MM-dd}.ndjson?sig=u1f"),
                ["report_start_day"] = latest.AddDays(-27).ToString("yyyy-MM-dd"),
                ["report_end_day"] = latest.ToString("yyyy-MM-dd"),
            };
        }

        return DateOnly.TryParseExact(day, "yyyy-MM-dd", out DateOnly asked) && asked <= latest && asked >= new DateOnly(2025, 10, 10)
            ? new JsonObject { ["download_links"] = new JsonArray($"{baseUrl}/files/{report}/{day}.ndjson?sig=u1f"), ["report_day"] = day }
            : null;
    }

    /// <summary>A file: "users-1-day/2026-10-03.ndjson".</summary>
    internal byte[] File(string name)
    {
        string[] parts = name.Split('/');
        DateOnly day = DateOnly.ParseExact(parts[1][..10], "yyyy-MM-dd");
        bool isUsers = parts[0].StartsWith("users-", StringComparison.Ordinal);
        IEnumerable<DateOnly> days = parts[0].EndsWith("-28-day", StringComparison.Ordinal) ? Enumerable.Range(-27, 28).Select(day.AddDays) : [day];
        IEnumerable<JsonObject> rows = days.SelectMany(date => isUsers ? Users(date) : [Account(date)]);
        return Encoding.UTF8.GetBytes(string.Concat(rows.Select(static row => row.ToJsonString() + "\n")));
    }

    private IEnumerable<JsonObject> Users(DateOnly day) =>
        book.Uses(day)
            .Where(static use => use.Person is not null)
            .GroupBy(static use => use.Person!)
            .Select(uses =>
            {
                var row = new JsonObject
                {
                    ["user_id"] = book.IdOf(uses.Key),
                    ["user_login"] = book.LoginOf(uses.Key),
                    ["day"] = day.ToString("yyyy-MM-dd"),
                };
                Count(row, uses.Key, day);
                row["ai_credits_used"] = uses.Sum(static use => use.Quantity);
                row["used_chat"] = true;
                row["used_agent"] = uses.Any(static use => use.Sku == "coding_agent");
                return row;
            });

    private JsonObject Account(DateOnly day)
    {
        int people = book.Uses(day).Select(static use => use.Person).OfType<Person>().Distinct().Count();
        var row = new JsonObject
        {
            ["day"] = day.ToString("yyyy-MM-dd"),
            ["daily_active_users"] = people,
            ["weekly_active_users"] = people + 1,
            ["monthly_active_users"] = people + 3,
        };
        Count(row, null, day);
        return row;
    }

    private void Count(JsonObject row, Person? person, DateOnly day)
    {
        Dice dice = Dice.For(world.Company.Seed, "copilot activity", person?.Id ?? "all", day.ToString("yyyy-MM-dd"));
        int generated = dice.Between(5, 400);
        row["organization_id"] = "71";
        row["enterprise_id"] = "7001";
        row["user_initiated_interaction_count"] = dice.Between(1, 120);
        row["code_generation_activity_count"] = generated;
        row["code_acceptance_activity_count"] = generated / 3;
        row["loc_suggested_to_add_sum"] = generated * 4;
        row["loc_suggested_to_delete_sum"] = 0;
        row["loc_added_sum"] = generated * 2;
        row["loc_deleted_sum"] = generated / 2;
        row["totals_by_cli"] = new JsonObject
        {
            ["session_count"] = 1,
            ["request_count"] = 4,
            ["prompt_count"] = 4,
            ["token_usage"] = new JsonObject
            {
                ["prompt_tokens_sum"] = generated * 900,
                ["output_tokens_sum"] = generated * 30,
                ["avg_tokens_per_request"] = 232.5,
            },
        };
        row["totals_by_ide"] = new JsonArray(new JsonObject { ["ide"] = "vscode", ["code_generation_activity_count"] = generated });
    }
}
