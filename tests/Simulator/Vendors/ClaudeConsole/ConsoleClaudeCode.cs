using System.Text.Json.Nodes;
using Finops.Simulator.Use;
using Finops.Simulator.Vendors.ClaudeAnalytics;

namespace Finops.Simulator.Vendors.ClaudeConsole;

/// <summary>Claude Code analytics: a person's day per kind of terminal, with an estimate in cents as a number. Nothing of the last hour.</summary>
internal sealed class ConsoleClaudeCode(World world, ConsoleBook book, DateTimeOffset clock, Faults faults)
{
    // The vendor's most are 1,000.
    private const int RowsPerPage = 2;

    internal JsonObject Answer(string path, Parameters parameters)
    {
        DateOnly day = parameters.Day("starting_at") ?? throw VendorException.BadRequest("starting_at: Field required");
        var paging = new Paging(path, parameters, DateTimeOffset.UnixEpoch, keepsCursors: true);
        int limit = Math.Min(parameters.Limit(20, 1000), RowsPerPage),
            start = paging.Start();
        List<JsonObject> rows = [.. Rows(day)];
        string? next = paging.Next(start + limit, rows.Count);
        return new JsonObject
        {
            ["data"] = new JsonArray([.. rows.Skip(start).Take(limit)]),
            ["has_more"] = next is not null,
            ["next_page"] = next,
        };
    }

    private IEnumerable<JsonObject> Rows(DateOnly day)
    {
        foreach (ConsoleUse use in book.On(day, clock.AddHours(-1), faults).Where(static use => use.WorkspaceId == ConsoleBook.CodeWorkspace))
        {
            var dice = Dice.For(world.Company.Seed, "console-code", use.AccountId!, day.ToString("yyyy-MM-dd"));
            string email = book.Developers.First(person => person.UserId == use.AccountId).VendorEmail;
            yield return Row(day, email, "vscode", false, ref dice, [use]);
            if (dice.Chance(300))
            {
                yield return Row(day, email, "cloud", true, ref dice, []);
            }
        }
    }

    private static JsonObject Row(DateOnly day, string email, string terminal, bool isRemote, ref Dice dice, IReadOnlyList<ConsoleUse> models) =>
        new()
        {
            ["date"] = $"{day:yyyy-MM-dd}T00:00:00Z",
            ["organization_id"] = ConsoleBook.OrganizationId,
            ["customer_type"] = "api",
            ["subscription_type"] = null,
            ["terminal_type"] = terminal,
            ["is_remote"] = isRemote,
            ["actor"] = new JsonObject { ["type"] = "user_actor", ["email_address"] = email },
            ["core_metrics"] = new JsonObject
            {
                ["num_sessions"] = dice.Between(1, 6),
                ["lines_of_code"] = new JsonObject { ["added"] = dice.Next(900), ["removed"] = dice.Next(300) },
                ["commits_by_claude_code"] = dice.Next(5),
                ["pull_requests_by_claude_code"] = dice.Next(2),
            },
            ["tool_actions"] = new JsonObject
            {
                ["edit_tool"] = new JsonObject { ["accepted"] = dice.Next(50), ["rejected"] = dice.Next(5) },
                ["write_tool"] = new JsonObject { ["accepted"] = dice.Next(9), ["rejected"] = 0 },
            },
            ["model_breakdown"] = new JsonArray([.. models.Select(static use => Model(use.Fact))]),
        };

    private static JsonObject Model(UseFact fact) =>
        new()
        {
            ["model"] = fact.Model,
            ["tokens"] = new JsonObject
            {
                ["input"] = fact.UncachedInputTokens,
                ["output"] = fact.OutputTokens,
                ["cache_read"] = fact.CacheReadTokens,
                ["cache_creation"] = fact.CacheWrite5mTokens + fact.CacheWrite1hTokens,
            },
            ["estimated_cost"] = new JsonObject
            {
                ["amount"] = Math.Round(PriceList.Charges(fact).Sum(static charge => charge.ListCents), 2),
                ["currency"] = "USD",
            },
        };
}
