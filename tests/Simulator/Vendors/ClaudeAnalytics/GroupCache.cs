namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Keeps the groups of the last few per-user queries, so that a page doesn't cost as much as the whole answer. Thread-safe.</summary>
internal sealed class GroupCache
{
    private const int Most = 6;
    private readonly Lock gate = new();
    private readonly Queue<(string Key, IReadOnlyList<ReportGroup> Groups)> kept = new();

    internal IReadOnlyList<ReportGroup> Get(string key, Func<IReadOnlyList<ReportGroup>> make)
    {
        lock (gate)
        {
            foreach ((string itsKey, IReadOnlyList<ReportGroup> groups) in kept)
            {
                if (itsKey == key)
                {
                    return groups;
                }
            }

            IReadOnlyList<ReportGroup> made = make();
            kept.Enqueue((key, made));
            if (kept.Count > Most)
            {
                kept.Dequeue();
            }

            return made;
        }
    }
}
