namespace Finops.Notify;

/// <summary>How long a channel that failed is left alone: a minute, doubled with each failure in a row, six hours at most. Runs come when they come.</summary>
internal static class RetryBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    // 2^9 minutes are more than the longest already.
    public static TimeSpan After(int attempt) => attempt > 9 ? Longest : new[] { First * Math.Pow(2, attempt - 1), Longest }.Min();
}
