namespace Finops.Core;

/// <summary>What the process returns, and what became of the published warehouse.</summary>
public enum ExitCode
{
    /// <summary>Done; warnings may have been printed.</summary>
    Done = 0,

    /// <summary>A blocking check failed, or data contradict a contract.</summary>
    DataProblem = 1,

    /// <summary>Wrong arguments or configuration; nothing was started.</summary>
    Usage = 2,

    /// <summary>A vendor was unavailable, rate-limited or refused, after retries.</summary>
    VendorUnavailable = 3,

    /// <summary>A bug in this program.</summary>
    Bug = 4,

    /// <summary>Cancelled by the user or by SIGTERM.</summary>
    Cancelled = 130,
}
