namespace Finops.Tests.EndToEnd;

/// <summary>Tokens by kind, and requests.</summary>
internal readonly record struct Tokens(long UncachedInput, long CacheRead, long CacheWrite5m, long CacheWrite1h, long Output, long Requests)
{
    public static Tokens operator +(Tokens one, Tokens other) =>
        new(
            one.UncachedInput + other.UncachedInput,
            one.CacheRead + other.CacheRead,
            one.CacheWrite5m + other.CacheWrite5m,
            one.CacheWrite1h + other.CacheWrite1h,
            one.Output + other.Output,
            one.Requests + other.Requests
        );
}
