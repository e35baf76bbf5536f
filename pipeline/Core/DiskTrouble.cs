namespace Finops.Core;

/// <summary>Turns what a full or broken disk throws into words.</summary>
public static class DiskTrouble
{
    /// <summary>The explained error, or null when it was something else.</summary>
    public static FinopsException? Explain(Exception error, Home home)
    {
        var isFull = error.Message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("File too large", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("too large for the file system", StringComparison.OrdinalIgnoreCase);
        return isFull
            ? new FinopsException(ExitCode.DataProblem, new Problem(home.Root, "room on the disk", error.Message.Split('\n')[0], $"free some space (`df -h {home.Root}`) and run the same command again; nothing has changed"), error)
            : null;
    }
}
