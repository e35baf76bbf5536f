using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract;

/// <summary>What one extraction is asked to read.</summary>
/// <param name="Home">Where relative file names start.</param>
/// <param name="Settings">The source's section of finops.json.</param>
/// <param name="Days">An explicit range; null leaves it to the source's re-read policy.</param>
/// <param name="Files">A file, a folder or a glob given with --file; null: what the settings name.</param>
/// <param name="Clock">Says what time it is.</param>
/// <param name="Log">The run's log.</param>
public sealed record ExtractRequest(Home Home, SourceSettings Settings, DayRange? Days, string? Files, TimeProvider Clock, RunLog Log)
{
    /// <summary>Which of several organizations of the vendor this is: the name after the colon in finops.json; null for the only one.</summary>
    public string? Account { get; init; }

    /// <summary>Whether a file without rows is an answer, which clears what it brought before.</summary>
    public bool AllowsEmpty { get; init; }

    /// <summary>Looks up an environment variable; keys come from nowhere else.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The UTC day of the extraction.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>The source as finops.json names it: <c>openai</c> or <c>openai:emea</c>.</summary>
    public string SourceName(string sourceId) => Account is null ? sourceId : $"{sourceId}:{Account}";

    /// <summary>The variable that holds the key: <c>FINOPS_OPENAI_KEY</c> or <c>FINOPS_OPENAI_EMEA_KEY</c>.</summary>
    public string KeyVariable(string sourceId) => $"FINOPS_{SourceName(sourceId).ToUpperInvariant().Replace('-', '_').Replace(':', '_')}_KEY";

    /// <summary>Refuses days that the vendor doesn't answer for: an empty answer from before its history would clear days that have landed.</summary>
    /// <param name="available">The days that the vendor answers for. A recording or a simulator holds what it holds, however long ago.</param>
    /// <exception cref="FinopsException">Exit code 2: --from/--to lie outside, or hold no day.</exception>
    public void CheckDays(DayRange available)
    {
        if (Days is not { } days)
        {
            return;
        }

        if (days.Count <= 0)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    "--from/--to",
                    "at least one day",
                    $"from {days.Start:yyyy-MM-dd} to {days.End:yyyy-MM-dd} (exclusive)",
                    "--to is later than --from"
                )
            );
        }

        if (VendorEndpoint.IsVendor(Settings) && (days.Start < available.Start || days.End > available.End))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    "--from/--to",
                    $"days that the vendor answers for: {available}",
                    days.ToString(),
                    $"--from {available.Start:yyyy-MM-dd} or later; what landed earlier stays"
                )
            );
        }
    }
}
