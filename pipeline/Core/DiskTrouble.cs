namespace Finops.Core;

/// <summary>Turns what a full or broken disk throws into words.</summary>
public static class DiskTrouble
{
    /// <summary>The explained error, or null when it was something else.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="folder">A folder on the disk that was written to.</param>
    public static FinopsException? Explain(Exception error, string folder)
    {
        var isFull =
            error.Message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("File too large", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("too large for the file system", StringComparison.OrdinalIgnoreCase);
        return isFull
            ? new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    folder,
                    "room on the disk",
                    error.Message.Split('\n')[0],
                    $"free some space (`df -h {folder}`) and run the same command again; nothing is half-done"
                ),
                error
            )
            : null;
    }
}
