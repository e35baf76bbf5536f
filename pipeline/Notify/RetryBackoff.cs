namespace Finops.Notify;

/// <summary>How long a channel that failed is left alone: a minute, doubled with each failure in a row, or as long as it asks; six hours at most. Runs come
/// when they come.</summary>
internal static class RetryBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>When a channel is tried again that has failed this many times in a row.</summary>
    /// <param name="asked">Not before this, says the channel; null when it says nothing.</param>
    public static DateTimeOffset Next(DateTimeOffset now, int attempt, DateTimeOffset? asked)
    {
        // 2^9 minutes are more than the longest already.
        var doubled = now + (attempt > 9 ? Longest : First * Math.Pow(2, attempt - 1));
        return new[] { asked > doubled ? asked.Value : doubled, now + Longest }.Min();
    }
}
