using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeConsole;

/// <summary>
/// The Console organization of the company: its services have keys in workspaces of their own, a few developers sign in to Claude Code, somebody
/// plays in the default workspace. A pure function of the world.
/// </summary>
internal sealed class ConsoleBook(World world)
{
    /// <summary>The Console organization's id; not the one of Claude Enterprise.</summary>
    internal const string OrganizationId = "0c61c5a4-7d0e-4a53-9f0b-2f5a86f5d1c7";

    internal const string CodeWorkspace = "wrkspc_01LarkfieldClaudeCode";

    private static readonly string[] Services = ["fraud-screening", "statement-parser", "branch-assistant", "nightly-summaries"];

    /// <summary>Workspaces with their service, first the one that the vendor makes for Claude Code.</summary>
    internal IReadOnlyList<(string Id, string Name, string? CostCenter, string? KeyId)> Workspaces { get; } =
    [
        (CodeWorkspace, "Claude Code", null, null),
        .. Services.Select(
            (service, index) =>
                ($"wrkspc_01Larkfield{index:00}", service, (string?)world.Company.CostCenters[index * 2].Id, (string?)$"apikey_01Larkfield{index:00}")
        ),
    ];

    /// <summary>Developers with a Console account.</summary>
    internal IReadOnlyList<Person> Developers { get; } = [.. world.Company.Listed.Where(static person => person.Role == Role.Developer).Take(4)];

    /// <summary>Use of a UTC day that the vendor shows at the clock: what is older than five minutes.</summary>
    internal IEnumerable<ConsoleUse> On(DateOnly day, DateTimeOffset clock, Faults faults)
    {
        int scale = faults.Scale(day);
        if (day < Company.FirstDay || scale == 0)
        {
            return [];
        }

        return Draw(day)
            .Where(use => use.Fact.At <= clock - TimeSpan.FromMinutes(5))
            .Select(use =>
                use with
                {
                    Fact = use.Fact with
                    {
                        UncachedInputTokens = use.Fact.UncachedInputTokens * scale,
                        CacheReadTokens = use.Fact.CacheReadTokens * scale,
                        CacheWrite5mTokens = use.Fact.CacheWrite5mTokens * scale,
                        CacheWrite1hTokens = use.Fact.CacheWrite1hTokens * scale,
                        OutputTokens = use.Fact.OutputTokens * scale,
                        WebSearches = use.Fact.WebSearches * scale,
                        CodeMinutes = use.Fact.CodeMinutes * scale,
                    },
                }
            );
    }

    private IEnumerable<ConsoleUse> Draw(DateOnly day)
    {
        foreach (var (workspace, name, _, key) in Workspaces.Skip(1))
        {
            var dice = Dice.For(world.Company.Seed, "console", name, day.ToString("yyyy-MM-dd"));
            string tier =
                name == "nightly-summaries" ? "batch"
                : name == "branch-assistant" && dice.Chance(300) ? "priority"
                : "standard";
            foreach (int hour in new[] { 3, 11, 17 })
            {
                yield return new ConsoleUse(
                    workspace,
                    key,
                    null,
                    tier,
                    Fact(ref dice, day, hour, name == "fraud-screening" ? "haiku" : "sonnet", dice.Between(200_000, 4_000_000)) with
                    {
                        InferenceGeo = name == "statement-parser" ? "us" : "global",
                        ContextWindow = name == "statement-parser" && dice.Chance(200) ? "200k-1M" : "0-200k",
                        WebSearches = name == "branch-assistant" ? dice.Next(40) : 0,
                    }
                );
            }
        }

        foreach (Person person in Developers.Where(person => person.On(day) is not null && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            var dice = Dice.For(world.Company.Seed, "console", person.Id, day.ToString("yyyy-MM-dd"));
            yield return new ConsoleUse(
                CodeWorkspace,
                null,
                person.Id,
                "standard",
                Fact(ref dice, day, dice.Between(8, 16), "opus", dice.Between(5_000, 90_000)) with
                {
                    CacheReadTokens = dice.Between(100_000, 3_000_000),
                    CacheWrite1hTokens = dice.Between(0, 90_000),
                }
            );
        }

        var play = Dice.For(world.Company.Seed, "console", "playground", day.ToString("yyyy-MM-dd"));
        if (play.Chance(400))
        {
            yield return new ConsoleUse(
                null,
                null,
                Developers[0].Id,
                "standard",
                Fact(ref play, day, 14, "sonnet", play.Between(500, 9_000)) with
                {
                    CodeMinutes = play.Next(7),
                }
            );
        }
    }

    private static UseFact Fact(ref Dice dice, DateOnly day, int hour, string family, int input) =>
        new(new Service("console", "console", false, ServiceKind.Bulk, 0, 0), new DateTimeOffset(day, new TimeOnly(hour, dice.Next(60)), TimeSpan.Zero))
        {
            Model = ModelCalendar.Current(family, day, 10),
            ContextWindow = "0-200k",
            InferenceGeo = ModelCalendar.OffersGeography(ModelCalendar.Current(family, day, 10)) ? "global" : "not_available",
            Speed = "standard",
            UncachedInputTokens = input,
            CacheReadTokens = dice.Next(input),
            CacheWrite5mTokens = dice.Next(input / 4),
            OutputTokens = dice.Between(input / 20, input / 4),
            Requests = 1,
        };
}
