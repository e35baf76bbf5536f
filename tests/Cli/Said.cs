namespace Finops.Tests.Cli;

/// <summary>What one command line said.</summary>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Out">stdout: the result.</param>
/// <param name="Error">stderr: log lines and problems.</param>
internal sealed record Said(int ExitCode, string Out, string Error)
{
    /// <summary>stderr without the log.</summary>
    public string Problems => string.Join('\n', Error.Split('\n').Where(line => !line.Contains(" run=", StringComparison.Ordinal))).Trim('\n');
}
