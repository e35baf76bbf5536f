using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Files;

/// <summary>The vendor's spend-report CSV as of October 2026: dollars, display names, no dates, one file per month.</summary>
public static class SpendReportFiles
{
    private const string Header =
        "user_email,account_uuid,product,model,total_requests,total_prompt_tokens,total_completion_tokens,total_net_spend_usd,total_gross_spend_usd,user_id,"
        + "total_uncached_input_tokens,total_cache_read_tokens,total_cache_write_5m_tokens,total_cache_write_1h_tokens,total_web_search_count,slack_channel_id,teams_channel_id";

    /// <summary>Writes the month that starts on <paramref name="month"/>; returns the path. The sums are exactly the truth's of that month.</summary>
    public static string Write(string folder, World world, DateTimeOffset clock, DateOnly month)
    {
        DateOnly last = month.AddMonths(1).AddDays(-1);
        string path = Path.Combine(folder, $"spend-report-{Company.OrganizationUuid}-{month:yyyy-MM-dd}-to-{last:yyyy-MM-dd}.csv");
        List<UseFact> facts = [];
        for (DateOnly day = month; day <= last; day = day.AddDays(1))
        {
            facts.AddRange(world.Ledger.Facts(day, World.Watermark(clock)));
        }

        DateOnly today = DateOnly.FromDateTime(clock.UtcDateTime);
        IEnumerable<string> lines = facts
            .Where(static fact => fact.Principal is Person)
            .GroupBy(fact =>
                (
                    Person: (Person)fact.Principal,
                    Product: DisplayName(fact.Product),
                    Model: fact.Model ?? "",
                    Slack: fact.SlackChannelId,
                    Half: Half(world, fact)
                )
            )
            .OrderBy(static group => group.Key.Person.VendorEmail, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Product, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Model, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Slack, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Half)
            .Select(group =>
                Line(
                    group.Key.Person.AccountDeletedOn <= today ? "" : group.Key.Person.VendorEmail,
                    group.Key.Person.AccountUuid.ToString(),
                    group.Key.Product,
                    group.Key.Model,
                    group.Key.Person.UserId,
                    group.Key.Slack,
                    [.. group]
                )
            );
        UseFact[] service = [.. facts.Where(static fact => fact.Principal is Service)];
        TextFile.Write(path, [Header, .. lines, Line("(org service usage)", "(org service)", "(other)", "", "", null, service)]);
        return path;
    }

    /// <summary>The vendor splits some users' lines, for reasons it doesn't tell; readers must sum.</summary>
    private static int Half(World world, UseFact fact) =>
        Dice.For(world.Company.Seed, "split", fact.Principal.Id, fact.Product ?? "", fact.Model ?? "", fact.Day.ToString("yyyy-MM")).Chance(60)
        && fact.Day.Day > 15
            ? 1
            : 0;

    private static string DisplayName(string? product) =>
        product switch
        {
            null => "Code Execution",
            "claude_code" => "Claude Code",
            "chat" => "Chat",
            "cowork" => "Cowork",
            "office_agent" => "Office Agent",
            "claude_in_chrome" => "Claude in Chrome",
            "claude_design" => "Claude Design",
            "claude-tag" or "claude-in-slack" => "Claude Tag",
            _ => "Other",
        };

    private static string Line(string email, string account, string product, string model, string userId, string? slack, IReadOnlyList<UseFact> facts)
    {
        Charge[] charges = [.. facts.SelectMany(PriceList.Charges)];
        long uncached = facts.Sum(static fact => fact.UncachedInputTokens),
            read = facts.Sum(static fact => fact.CacheReadTokens);
        long write5m = facts.Sum(static fact => fact.CacheWrite5mTokens),
            write1h = facts.Sum(static fact => fact.CacheWrite1hTokens);
        // The prompt total leaves out the 1-hour writes: at this vendor the two need not agree.
        long prompt = uncached + read + write5m;
        return CsvLine.Of(
            email,
            account,
            product,
            model,
            userId.Length == 0 ? "0.0" : facts.Sum(static fact => fact.Requests),
            prompt,
            facts.Sum(static fact => fact.OutputTokens),
            Usd(charges.Sum(static charge => charge.BilledCents)),
            Usd(charges.Sum(static charge => charge.ListCents)),
            userId,
            uncached,
            read,
            write5m,
            write1h,
            facts.Sum(static fact => fact.WebSearches),
            slack,
            null
        );
    }

    private static string Usd(decimal cents) => (cents / 100m).ToString("#,##0.00######");
}
