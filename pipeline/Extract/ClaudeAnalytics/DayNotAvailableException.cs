using Finops.Core;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>HTTP 400 that names a day: engagement data exist up to it.</summary>
internal sealed class DayNotAvailableException(DateOnly latest, string found, string where) : Exception(found)
{
    /// <summary>The earliest day that the message names, which is the latest available one when it lies before the asked day.</summary>
    public DateOnly Latest { get; } = latest;

    /// <summary>The same as a refusal, for when the named day does not explain it.</summary>
    public FinopsException AsRefusal() =>
        new(ExitCode.VendorUnavailable, new Problem(where, "an answer", Message, "compare the request with the source's README; nothing has landed"), this);
}
