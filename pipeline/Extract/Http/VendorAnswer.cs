using System.Net;

namespace Finops.Extract.Http;

/// <summary>One complete HTTP answer of a vendor; the body was read to its end.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">All bytes of the body.</param>
/// <param name="RetryAfter">How long the vendor asks to be left alone; null when it does not say.</param>
/// <param name="Headers">The answer's headers by lower-case name.</param>
public sealed record VendorAnswer(HttpStatusCode Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>
    /// A status that may be gone a moment later: too many requests, overloaded (529), any other 5xx, request timeout; and a 403 that says
    /// when to come back, which is how GitHub limits.
    /// </summary>
    public bool IsTransient => (int)Status is 408 or 429 or >= 500 || ((int)Status == 403 && RetryAfter is not null);
}
