namespace Finops.Simulator;

/// <summary>
/// What goes wrong. Everything is off by default. Numbers count down: <c>RateLimited = 3</c> answers the next three matching requests with
/// 429 and then no more. Texts and switches stay until they are taken back. Thread-safe in the sense that each request sees whole values.
/// </summary>
public sealed class Faults
{
    private readonly Lock gate = new();
    private int seen;

    /// <summary>Only requests whose path ends with this (for example <c>/user_cost_report</c>) go wrong; null = all.</summary>
    public string? Endpoint { get; set; }

    /// <summary>So many matching requests are left alone first.</summary>
    public int After { get; set; }

    /// <summary>Next answers are 429.</summary>
    public int RateLimited { get; set; }

    /// <summary>Next answers are 529.</summary>
    public int Overloaded { get; set; }

    /// <summary>Next answers are 500.</summary>
    public int ServerErrors { get; set; }

    /// <summary>Next requests with a cursor are answered as the vendor answers an expired one.</summary>
    public int ExpiredCursors { get; set; }

    /// <summary>Next connections are cut without an answer.</summary>
    public int Dropped { get; set; }

    /// <summary>Next answers are 200 with half of the JSON.</summary>
    public int Truncated { get; set; }

    /// <summary>The <c>retry-after</c> of 429 and 529 in whole seconds; null = no header.</summary>
    public TimeSpan? RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Every matching answer waits so long.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>So many of 1000 requests fail with 429, 500 or 529, drawn from <see cref="Seed"/> and the request's number.</summary>
    public int ErrorPermille { get; set; }

    public long Seed { get; set; }

    /// <summary>The vendor's limit is 60 for the organization; null = no limit. Counted in real time.</summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>After so many matching 200 answers the simulated clock moves on by four hours, once: cursors given out before then have expired.</summary>
    public int? RefreshAfter { get; set; }

    /// <summary>Cursors live on over a refresh, so that <c>data_refreshed_at</c> changes between two pages.</summary>
    public bool KeepsCursorsOverRefresh { get; set; }

    /// <summary>Every key is wrong (401).</summary>
    public bool RejectsKey { get; set; }

    /// <summary>Every key lacks the scope (403).</summary>
    public bool LacksScope { get; set; }

    /// <summary>The vendor has taken back all use of this day: it answers none.</summary>
    public DateOnly? EmptiedDay { get; set; }

    /// <summary>The vendor has revised this day: everything is twice what it was.</summary>
    public DateOnly? RevisedDay { get; set; }

    /// <summary>The customer's id ends in this, in addresses and answers: another organization with the same books.</summary>
    public string? OrganizationSuffix { get; set; }

    /// <summary>The first row of an answer has <c>introduced_later</c> in the vendor's <see cref="IVendorApi.EnumField"/>.</summary>
    public bool UnknownValues { get; set; }

    /// <summary>Rows of office_agent carry this product, which no documentation names.</summary>
    public string? UnknownProduct { get; set; }

    /// <summary>Fields that no documentation names: top level, in rows and in nested objects.</summary>
    public bool UnknownFields { get; set; }

    /// <summary>Replaces the first row's amount, for example by "12,50" or "NaN".</summary>
    public string? Amount { get; set; }

    /// <summary>The first row lacks this field, for example "amount" or "actor".</summary>
    public string? MissingField { get; set; }

    /// <summary>The first usage row has −5 output tokens.</summary>
    public bool HasNegativeTokens { get; set; }

    /// <summary><c>/summaries</c> in the envelope of before September 2026.</summary>
    public bool HasOldSummaries { get; set; }

    /// <summary>How often a day's use counts: 0 when it was emptied, 2 when it was revised, else 1.</summary>
    public int Scale(DateOnly day) =>
        day == EmptiedDay ? 0
        : day == RevisedDay ? 2
        : 1;

    /// <summary>Whether this request is among those that go wrong; counts it.</summary>
    internal bool Matches(string path)
    {
        lock (gate)
        {
            return (Endpoint is null || path.EndsWith(Endpoint, StringComparison.Ordinal)) && ++seen > After;
        }
    }

    /// <summary>The status to answer with instead; 0 = none. −1 = cut the connection.</summary>
    internal int Take(int? expiredCursor)
    {
        lock (gate)
        {
            if (RateLimited > 0)
            {
                RateLimited--;
                return 429;
            }

            if (Overloaded > 0)
            {
                Overloaded--;
                return 529;
            }

            if (ServerErrors > 0)
            {
                ServerErrors--;
                return 500;
            }

            if (Dropped > 0)
            {
                Dropped--;
                return -1;
            }

            if (expiredCursor is { } status && ExpiredCursors > 0)
            {
                ExpiredCursors--;
                return status;
            }

            var dice = Dice.For(Seed, "fault", seen.ToString());
            return dice.Chance(ErrorPermille) ? new[] { 429, 500, 529 }[dice.Next(3)] : 0;
        }
    }

    internal bool TakeTruncation()
    {
        lock (gate)
        {
            return Truncated > 0 && Truncated-- > 0;
        }
    }

    internal bool TakeRefresh()
    {
        lock (gate)
        {
            if (RefreshAfter is null || --RefreshAfter > 0)
            {
                return false;
            }

            RefreshAfter = null;
            return true;
        }
    }
}
