using Finops.Core;

namespace Finops.Extract;

/// <summary>What one extraction is asked to read.</summary>
/// <param name="Home">Where relative file names start.</param>
/// <param name="Settings">The source's section of finops.json.</param>
/// <param name="Days">An explicit range; null leaves it to the source's re-read policy.</param>
/// <param name="Files">A file, a folder or a glob given with --file; null: what the settings name.</param>
/// <param name="Clock">Says what time it is.</param>
/// <param name="Log">The run's log.</param>
public sealed record ExtractRequest(Home Home, SourceSettings Settings, DayRange? Days, string? Files, TimeProvider Clock, RunLog Log);
