using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator;

/// <summary>
/// The truth, summed straight from the metered facts; it never looks at an answer. A pure function of the clock: what the vendor's
/// books hold at the last refresh.
/// </summary>
public sealed class Truth(World world)
{
    /// <summary>Rows of the days from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), in order of day and key.</summary>
    public IReadOnlyList<TruthRow> Rows(DateTimeOffset clock, DateOnly from, DateOnly to)
    {
        DateTimeOffset watermark = World.Watermark(clock);
        var rows = new List<TruthRow>();
        for (DateOnly day = from; day < to; day = day.AddDays(1))
        {
            var ofDay = new Dictionary<string, TruthRow>(StringComparer.Ordinal);
            foreach (UseFact fact in world.Ledger.Facts(day, watermark))
            {
                Add(ofDay, day, fact);
            }

            rows.AddRange(ofDay.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value));
        }

        return rows;
    }

    /// <summary>All rows up to the clock.</summary>
    public IReadOnlyList<TruthRow> Rows(DateTimeOffset clock) => Rows(clock, Company.FirstDay, DateOnly.FromDateTime(clock.UtcDateTime).AddDays(1));

    /// <summary>Activity of the days from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive); people without Claude Code that day are
    /// left out.</summary>
    public IReadOnlyList<TruthActivityRow> Activity(DateTimeOffset clock, DateOnly from, DateOnly to)
    {
        var rows = new List<TruthActivityRow>();
        for (DateOnly day = from; day < to; day = day.AddDays(1))
        {
            rows.AddRange(
                world
                    .Activity.On(day, clock)
                    .Where(static activity => activity.CodeSessions > 0)
                    .OrderBy(static activity => activity.Person.UserId, StringComparer.Ordinal)
                    .Select(activity => new TruthActivityRow(day, activity.Person.UserId, activity.Commits, activity.PullRequests, activity.CodeSessions))
            );
        }

        return rows;
    }

    private static void Add(Dictionary<string, TruthRow> rows, DateOnly day, UseFact fact)
    {
        Principal principal = fact.Principal;
        bool isUser = principal is Person or Service { IsActor: true };
        string key = string.Join(
            '\u001f',
            isUser ? "user" : "service",
            principal.Id,
            fact.Product,
            fact.Model,
            fact.ContextWindow,
            fact.InferenceGeo,
            fact.Speed
        );
        if (!rows.TryGetValue(key, out TruthRow? row))
        {
            row = new TruthRow(
                day,
                isUser ? "user" : "service",
                principal.Id,
                (principal as Person)?.VendorEmail,
                fact.Product,
                fact.Model,
                fact.ContextWindow,
                fact.InferenceGeo,
                fact.Speed
            );
            rows.Add(key, row);
        }

        row.UncachedInputTokens += fact.UncachedInputTokens;
        row.CacheReadTokens += fact.CacheReadTokens;
        row.CacheWrite5mTokens += fact.CacheWrite5mTokens;
        row.CacheWrite1hTokens += fact.CacheWrite1hTokens;
        row.OutputTokens += fact.OutputTokens;
        row.Requests += fact.Requests;
        foreach (Charge charge in PriceList.Charges(fact))
        {
            row.ListUsd += charge.ListCents / 100m;
            row.BilledUsd += charge.BilledCents / 100m;
        }
    }
}
