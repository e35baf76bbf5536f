using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Sums of one group.</summary>
internal sealed class Measures
{
    internal long Uncached { get; private set; }

    internal long CacheRead { get; private set; }

    internal long Write5m { get; private set; }

    internal long Write1h { get; private set; }

    internal long Output { get; private set; }

    internal long WebSearches { get; private set; }

    internal long Requests { get; private set; }

    internal decimal AmountCents { get; private set; }

    internal decimal ListCents { get; private set; }

    internal long TotalTokens => Uncached + CacheRead + Write5m + Write1h + Output;

    internal void AddUse(UseFact fact)
    {
        Uncached += fact.UncachedInputTokens;
        CacheRead += fact.CacheReadTokens;
        Write5m += fact.CacheWrite5mTokens;
        Write1h += fact.CacheWrite1hTokens;
        Output += fact.OutputTokens;
        WebSearches += fact.WebSearches;
        Requests += fact.Requests;
    }

    internal void AddCharge(Charge charge)
    {
        AmountCents += charge.BilledCents;
        ListCents += charge.ListCents;
    }
}
