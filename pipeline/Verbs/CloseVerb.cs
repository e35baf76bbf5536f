using Finops.Build;
using Finops.Close;
using Finops.Core;
using Finops.Land;
using Finops.Publish;

namespace Finops.Verbs;

/// <summary>
/// `finops close` and `finops reopen`. Everything about a decision happens at one instant: the build it stands on, the landing of the decision and the
/// build that is published with it have the same as-of, so that what a month was closed with can be built again from raw.
/// </summary>
public static class CloseVerb
{
    /// <summary>Closes a month, or declares a provisionally closed one final, and publishes. A close that was killed in between is completed by the same
    /// command.</summary>
    /// <exception cref="FinopsException">
    /// Exit code 1: a blocking check fails, or conditions of mart_close_readiness are not met; all of them. 2: the month has no charges, or is closed
    /// already. Nothing has changed then.
    /// </exception>
    public static Task<CloseOutcome> CloseAsync(RunContext run, BillingMonth month, CloseKind kind, string? approvedBy, CancellationToken cancellationToken) =>
        CloseAsync(run, month, kind, approvedBy, Acceptance.None, cancellationToken);

    /// <summary>The same in spite of what is accepted by name.</summary>
    /// <param name="accepted">What keeps the month from being closed and is accepted as it is; nothing else may be named.</param>
    /// <exception cref="FinopsException">As without; and 2: something is accepted that is not in the way.</exception>
    public static async Task<CloseOutcome> CloseAsync(
        RunContext run,
        BillingMonth month,
        CloseKind kind,
        string? approvedBy,
        Acceptance accepted,
        CancellationToken cancellationToken
    )
    {
        using var held = HomeLock.Take(run.Home);
        var instant = AtOneInstant(run);
        var build = await BuildVerb.BuildAsideAsync(instant, asOf: null, isFull: false, cancellationToken);
        var period = Find(build.File, month);
        if (period.IsClosed && (period.Kind == kind || period.Kind == CloseKind.Final))
        {
            return await CompleteAsync(instant, build, period, kind, cancellationToken);
        }

        RefuseUnlessReady(build, month, kind, accepted);

        // What a killed close left in the folder is written over: the close exists once it has landed.
        var folder = period.IsClosed ? period.Folder(run.Home) : new ClosedFolder(run.Home, month, period.CloseNumber + 1);
        var lines = period.IsClosed ? period.Lines : FrozenLines.Write(build.File, folder);
        var decision = new PeriodDecision(
            folder,
            period.IsClosed ? "finalize" : "close",
            ClosedFolder.Name(kind),
            instant.Clock.GetUtcNow(),
            approvedBy,
            accepted.Reason,
            build.BuildId,
            lines
        )
        {
            Accepted = accepted.Names,
        };
        var outcome = await DecideAsync(instant, decision, build, cancellationToken);
        await KeptWarehouse.KeepAsync(run.Home, run.Config.Duckdb, outcome.Build.File, month);
        return outcome;
    }

    /// <summary>Takes the last close back: the month is open again, and what the close left on disk stays.</summary>
    /// <exception cref="FinopsException">Exit code 2: the month is open, or a later one is closed.</exception>
    public static async Task<CloseOutcome> ReopenAsync(
        RunContext run,
        BillingMonth month,
        string reason,
        string? approvedBy,
        CancellationToken cancellationToken
    )
    {
        using var held = HomeLock.Take(run.Home);
        var instant = AtOneInstant(run);
        var build = await BuildVerb.BuildAsideAsync(instant, asOf: null, isFull: false, cancellationToken);
        var period = Find(build.File, month);
        if (!period.IsClosed)
        {
            throw new FinopsException(ExitCode.Usage, new Problem($"{month}", "a closed month", "it is open", "finops status shows which months are closed"));
        }

        if (Period.Of(build.File).LastOrDefault(other => other.IsClosed && other.Month.Start > month.Start) is { } later)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"{month}",
                    "the month closed last: later bills hold what corrects earlier months",
                    $"{later.Month} is closed ({later.Status})",
                    $"finops reopen {later.Month} --reason … first"
                )
            );
        }

        return await DecideAsync(
            instant,
            new PeriodDecision(period.Folder(run.Home), "reopen", "open", instant.Clock.GetUtcNow(), approvedBy, reason, build.BuildId, period.Lines),
            build,
            cancellationToken
        );
    }

    private static void RefuseUnlessReady(BuildResult build, BillingMonth month, CloseKind kind, Acceptance accepted)
    {
        var obstacles = Readiness
            .Billing(build.File, build.PinnedSources)
            .Select(source => new Obstacle(
                new Problem(
                    $"{month} sources_checked: {source}",
                    "a source whose newest data pass their checks",
                    "held back at its last good state",
                    "finops check; then extract it again"
                ),
                source
            ))
            .Concat(Readiness.Unmet(build.File, month, kind))
            .ToList();
        var unmet = obstacles.Where(obstacle => !accepted.Covers(obstacle.AcceptAs)).Select(obstacle => obstacle.Problem).ToList();
        if (unmet.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, unmet);
        }

        var named = obstacles.SelectMany(obstacle => obstacle.AcceptAs?.Split(", ") ?? []).ToHashSet(StringComparer.Ordinal);
        var idle = accepted.Names.Where(name => !named.Contains(name)).ToList();
        if (idle.Count > 0)
        {
            throw new FinopsException(
                ExitCode.Usage,
                [
                    .. idle.Select(name => new Problem(
                        $"--accept {name}:{month}",
                        named.Count == 0
                            ? "nothing: all that the close needs is there"
                            : $"what is in the way: {string.Join(", ", named.Order(StringComparer.Ordinal))}",
                        name,
                        "leave it out"
                    )),
                ]
            );
        }
    }

    private static async Task<CloseOutcome> DecideAsync(RunContext run, PeriodDecision decision, BuildResult build, CancellationToken cancellationToken)
    {
        File.Delete(build.File);
        await decision.LandAsync(new Landing(run.Home, run.Config.Duckdb, run.Clock, run.Log), LandingLog.NextSequence(run.Home, PeriodDecision.Source));
        run.Log.Write(
            "period",
            ("month", decision.Folder.Month),
            ("action", decision.Action),
            ("status", decision.PeriodStatus),
            ("lines", decision.Lines.Count),
            ("sha256", decision.Lines.Sha256)
        );
        var result = await BuildVerb.BuildAsideAsync(run, asOf: null, isFull: false, cancellationToken);
        return new CloseOutcome(decision, result with { File = Publisher.Publish(run.Home, result.File, result.BuildId) });
    }

    /// <summary>Makes again what is missing of a close that has landed, from raw as of its instant.</summary>
    private static async Task<CloseOutcome> CompleteAsync(RunContext run, BuildResult build, Period period, CloseKind kind, CancellationToken cancellationToken)
    {
        if (period.Kind != kind || KeptWarehouse.Faults(run.Home, period).Count == 0)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"{period.Month}",
                    "an open month",
                    $"{period.Status} since {period.DecidedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}",
                    period.Kind == CloseKind.Final
                        ? "what vendors revise now is corrected in the first open month"
                        : $"finops close {period.Month} --final, or finops reopen {period.Month} --reason …"
                )
            );
        }

        var then = await BuildVerb.BuildAsideAsync(run, period.DecidedAt, isFull: false, cancellationToken);
        var folder = period.Folder(run.Home);
        var lines = FrozenLines.Write(then.File, folder);
        if (lines.Sha256 != period.Lines.Sha256)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    folder.Lines,
                    $"SHA-256 {period.Lines.Sha256}, as when the month was closed",
                    lines.Sha256,
                    "the lines stand unchanged in raw/close/lines; another version of DuckDB writes other bytes: put the file back from a backup"
                )
            );
        }

        await KeptWarehouse.KeepAsync(run.Home, run.Config.Duckdb, then.File, period.Month);
        var published = Publisher.Publish(run.Home, build.File, build.BuildId);
        return new CloseOutcome(
            new PeriodDecision(folder, "complete", period.Status, period.DecidedAt!.Value, period.ApprovedBy, null, then.BuildId, lines),
            build with
            {
                File = published,
            }
        );
    }

    private static Period Find(string warehouse, BillingMonth month)
    {
        var periods = Period.Of(warehouse);
        return periods.SingleOrDefault(period => period.Month == month)
            ?? throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"{month}",
                    "a month with charges",
                    periods.Count == 0 ? "a warehouse without charges" : $"the warehouse has {string.Join(", ", periods.Select(period => period.Month))}",
                    "choose one of those, or extract the month"
                )
            );
    }

    private static RunContext AtOneInstant(RunContext run) => run with { Clock = new Instant(run.Clock.GetUtcNow()) };

    private sealed class Instant(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
