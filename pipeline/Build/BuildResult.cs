namespace Finops.Build;

/// <summary>A database that is complete and checked, but not yet published.</summary>
/// <param name="BuildId">Names it everywhere.</param>
/// <param name="File">Where it lies, closed.</param>
/// <param name="AsOf">What was known at this instant is in it.</param>
/// <param name="Checks">Every check that ran.</param>
/// <param name="PinnedSources">Sources held at their last good state because their newest data failed a check.</param>
/// <param name="ModelCount">Tables and views that there are.</param>
/// <param name="Rebuilt">The tables that were run, in their order.</param>
/// <param name="IsRefresh">Whether it went on from the published build; otherwise it was made from empty.</param>
public sealed record BuildResult(
    string BuildId,
    string File,
    DateTimeOffset AsOf,
    IReadOnlyList<CheckResult> Checks,
    IReadOnlyList<string> PinnedSources,
    int ModelCount,
    IReadOnlyList<RebuiltModel> Rebuilt,
    bool IsRefresh
);
