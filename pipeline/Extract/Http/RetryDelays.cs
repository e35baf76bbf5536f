namespace Finops.Extract.Http;

/// <summary>How long to wait before asking a vendor again. Pure: time and chance are arguments.</summary>
public static class RetryDelays
{
    /// <summary>Retries after the first attempt.</summary>
    public const int MaxRetries = 7;

    /// <summary>The longest wait between two attempts that this program chooses by itself.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest <c>retry-after</c> that is waited for; a vendor that asks for a longer wait gets no further attempt in this run.</summary>
    public static TimeSpan LongestRetryAfter { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The wait before a retry: what the vendor asked for plus up to a second, else 1, 2, 4 … 60 seconds with half of it left to chance,
    /// so that several clients that failed together do not come back together.
    /// </summary>
    /// <param name="retry">0 for the first retry.</param>
    /// <param name="retryAfter">The vendor's <c>retry-after</c>.</param>
    /// <param name="chance">A number in [0, 1).</param>
    public static TimeSpan Of(int retry, TimeSpan? retryAfter, double chance)
    {
        if (retryAfter is { } asked)
        {
            return asked + TimeSpan.FromSeconds(chance);
        }

        var seconds = Math.Min(Math.Pow(2, retry), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.5 + (chance / 2)));
    }
}
