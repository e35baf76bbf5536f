using Finops.Core;
using Finops.Extract;
using Finops.Land;

namespace Finops.Verbs;

/// <summary>`finops extract`: asks vendors and reads dropped files, and lands what they say.</summary>
public static class ExtractVerb
{
    private const int MostProblems = 20; // the rest stands in the warehouse

    /// <summary>Extracts the given sources, or all that finops.json names. One source's failure doesn't keep the others from landing.</summary>
    /// <exception cref="FinopsException">Exit code 2 before anything starts: unknown source, or nothing configured.</exception>
    public static Task<IReadOnlyList<ExtractOutcome>> RunAsync(
        RunContext run,
        IReadOnlyList<string> sourceIds,
        DayRange? days,
        string? files,
        CancellationToken cancellationToken
    ) => RunAsync(run, sourceIds, days, files, allowsEmpty: false, cancellationToken);

    /// <summary>The same, where a file without rows may be meant.</summary>
    /// <param name="allowsEmpty">A file without rows is an answer, which clears what it brought before.</param>
    public static async Task<IReadOnlyList<ExtractOutcome>> RunAsync(
        RunContext run,
        IReadOnlyList<string> sourceIds,
        DayRange? days,
        string? files,
        bool allowsEmpty,
        CancellationToken cancellationToken
    )
    {
        var sources = Choose(run, sourceIds, files);
        using var held = HomeLock.Take(run.Home);
        var outcomes = new List<ExtractOutcome>();
        foreach (
            var group in sources.GroupBy(source => EditedTables.Has(source) ? "edited" : source.Name, StringComparer.Ordinal).Select(group => group.ToList())
        )
        {
            var others = EditedTables.Has(group[0]) ? EditedTables.Beside(run, group) : [];
            var landed = await ExtractAsync(
                run,
                [.. group.Select(source => (source, files)), .. others.Select(source => (source, (string?)null))],
                days,
                allowsEmpty,
                cancellationToken
            );
            outcomes.AddRange(landed.Take(group.Count));
        }

        return outcomes;
    }

    /// <summary>Lands one source; the caller holds the home's lock.</summary>
    internal static async Task<ExtractOutcome> ExtractAsync(RunContext run, NamedSource source, DayRange? days, CancellationToken cancellationToken) =>
        (await ExtractAsync(run, [(source, null)], days, allowsEmpty: false, cancellationToken)).Single();

    /// <summary>Lands sources together, all or none; the caller holds the home's lock. A failure is that of each of them.</summary>
    internal static async Task<IReadOnlyList<ExtractOutcome>> ExtractAsync(
        RunContext run,
        IReadOnlyList<(NamedSource Source, string? Files)> sources,
        DayRange? days,
        bool allowsEmpty,
        CancellationToken cancellationToken
    )
    {
        var started = run.Clock.GetTimestamp();
        try
        {
            var landings = sources.Select(asked =>
            {
                var (source, files) = asked;
                var request = new ExtractRequest(run.Home, run.Config.Of(source.Name), days, files, run.Clock, run.Log)
                {
                    Account = source.Account,
                    AllowsEmpty = allowsEmpty,
                };
                return new SourceLanding(source.Source.Id, extraction => source.Source.ExtractAsync(request, extraction, cancellationToken), source.Account);
            });
            var summaries = await new Landing(run.Home, run.Config.Duckdb, run.Clock, run.Log).RunAsync([.. landings]);
            return [.. sources.Zip(summaries, (asked, summary) =>
                {
                    run.Log.Write(
                        "extracted",
                        ("source", asked.Source.Name),
                        ("sequence", summary.Sequence),
                        ("rows", summary.Entities.Sum(entity => entity.RowCount)),
                        ("seconds", Math.Round(run.Clock.GetElapsedTime(started).TotalSeconds, 1))
                    );
                    return new ExtractOutcome(
                        asked.Source.Name,
                        summary,
                        summary.PassedOver.Count == 0 ? null : new FinopsException(ExitCode.DataProblem, [.. summary.PassedOver.Take(MostProblems)])
                    );
                })];
        }
        catch (FinopsException error)
        {
            return
            [
                .. sources.Select(asked =>
                {
                    run.Log.Write("extract_failed", ("source", asked.Source.Name), ("exit_code", (int)error.Code), ("problems", error.Problems.Count));
                    return new ExtractOutcome(asked.Source.Name, null, error);
                }),
            ];
        }
    }

    /// <summary>The sources that are meant.</summary>
    /// <exception cref="FinopsException">Exit code 2: unknown source, or nothing configured.</exception>
    internal static IReadOnlyList<NamedSource> Choose(RunContext run, IReadOnlyList<string> ids, string? files)
    {
        if (files is not null && ids.Count != 1)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem("--file", "exactly one --source beside it", $"{ids.Count}", "finops extract --source spend-report --file spend-report.csv")
            );
        }

        var chosen =
            ids.Count > 0
                ? [.. ids.Select(SourceCatalog.Find)]
                : SourceCatalog
                    .All.SelectMany(source =>
                        run.Config.Sources.Keys.Where(SourceCatalog.Has).Select(SourceCatalog.Find).Where(named => named.Source == source)
                    )
                    .ToList();
        var unknown = run
            .Config.Sources.Keys.Where(id => !SourceCatalog.Has(id))
            .Select(id => new Problem($"{run.Home.ConfigFile} $.sources.{id}", $"one of {SourceCatalog.Ids}", id, "mend the name or take the section out"))
            .Concat(
                run.Config.Sources.Where(source => source.Value.HasMapping && source.Key.Split(':')[0] != "usage-events")
                    .Select(source => new Problem(
                        $"{run.Home.ConfigFile} $.sources.{source.Key}",
                        "columns, values, words, leave_out and times_are_utc under usage-events only",
                        source.Key,
                        "take them out: this source's files have the form that its vendor gives them"
                    ))
            )
            .ToList();
        if (unknown.Count > 0)
        {
            throw new FinopsException(ExitCode.Usage, unknown);
        }

        return chosen.Count > 0
            ? chosen
            : throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    run.Home.ConfigFile,
                    "at least one source under \"sources\"",
                    "none",
                    "finops init writes a commented file; or name one: finops extract --source people"
                )
            );
    }
}
