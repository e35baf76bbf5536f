using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Groups the books' facts as a report asks.</summary>
internal static class Grouping
{
    private static readonly string?[] NoGroup = [null];

    internal static IReadOnlyCollection<ReportGroup> Of(World world, ReportQuery query, DateTimeOffset watermark, Faults faults)
    {
        var groups = new Dictionary<string, ReportGroup>(StringComparer.Ordinal);
        DateOnly last = DateOnly.FromDateTime(query.End.UtcDateTime.AddTicks(-1));
        for (DateOnly day = DateOnly.FromDateTime(query.Start.UtcDateTime); day <= last; day = day.AddDays(1))
        {
            foreach (UseFact fact in world.Ledger.Facts(day, watermark).SelectMany(fact => Enumerable.Repeat(fact, faults.Scale(day))))
            {
                bool isVisible = !query.IsPerUser || fact.Principal is Person or Service { IsActor: true };
                if (isVisible && fact.At >= query.Start && fact.At < query.End && query.Filter.Passes(fact))
                {
                    foreach (string? rbacGroup in RbacGroups(query, fact))
                    {
                        Add(Find(groups, query, fact, rbacGroup), query, fact);
                    }
                }
            }
        }

        return groups.Values;
    }

    /// <summary>Start of the bucket that holds the instant.</summary>
    internal static DateTimeOffset Floor(DateTimeOffset instant, TimeSpan width) => new(instant.UtcTicks / width.Ticks * width.Ticks, TimeSpan.Zero);

    /// <summary>A person in two groups counts fully in both.</summary>
    private static IEnumerable<string?> RbacGroups(ReportQuery query, UseFact fact)
    {
        if (query.GroupBy.Contains(Dimension.RbacGroup) && fact.Principal is Person person)
        {
            return person.RbacGroups;
        }

        return NoGroup;
    }

    private static ReportGroup Find(Dictionary<string, ReportGroup> groups, ReportQuery query, UseFact fact, string? rbacGroup)
    {
        Principal? actor = query.IsPerUser ? fact.Principal : null;
        DateTimeOffset? bucket = query.Width is { } width ? Floor(fact.At, width) : null;
        var values = new string?[Dimension.All.Count];
        for (int i = 0; i < values.Length; i++)
        {
            string dimension = Dimension.All[i];
            values[i] =
                !query.GroupBy.Contains(dimension) ? null
                : dimension == Dimension.RbacGroup ? rbacGroup
                : Dimension.Of(fact, dimension);
        }

        string key = $"{actor?.Id}\u001f{bucket?.ToUnixTimeSeconds()}\u001f{string.Join('\u001f', values)}";
        if (!groups.TryGetValue(key, out ReportGroup? group))
        {
            group = new ReportGroup(actor, bucket, values, key);
            groups.Add(key, group);
        }

        return group;
    }

    private static void Add(ReportGroup group, ReportQuery query, UseFact fact)
    {
        group.Total.AddUse(fact);
        if (!query.IsCost)
        {
            return;
        }

        bool byCostType = query.GroupBy.Contains(Dimension.CostType),
            byTokenType = query.GroupBy.Contains(Dimension.TokenType);
        foreach (Charge charge in PriceList.Charges(fact))
        {
            group.Total.AddCharge(charge);
            var part = (byCostType ? charge.CostType : "", byTokenType ? charge.TokenType ?? "" : "");
            if (!group.Parts.TryGetValue(part, out Measures? measures))
            {
                measures = new Measures();
                group.Parts.Add(part, measures);
            }

            measures.AddCharge(charge);
        }
    }
}
