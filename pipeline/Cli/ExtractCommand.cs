using System.CommandLine;
using Finops.Core;
using Finops.Extract;
using Finops.Verbs;

namespace Finops.Cli;

internal static class ExtractCommand
{
    public static Command Create()
    {
        var source = new Option<string[]>("--source")
        {
            Description = $"Source ids: {SourceCatalog.Ids} (default: all in finops.json)",
            AllowMultipleArgumentsPerToken = true,
        };
        var from = CliOptions.Day("--from", "First UTC day, inclusive (default: the source's own re-read policy)");
        var to = CliOptions.Day("--to", "Last UTC day, exclusive (default: tomorrow)");
        var file = new Option<string?>("--file") { Description = "A file, a folder or a glob to read instead of what finops.json names" };
        var backfill = new Option<bool>("--backfill")
        {
            Description = "From the earliest day that each vendor still answers for, month by month; run it again after an interruption and it resumes",
        };
        var allowEmpty = new Option<bool>("--allow-empty")
        {
            Description = "A bill or export without rows is meant: it clears what it brought before (otherwise it is refused)",
        };
        var json = CliOptions.Json();
        var command = new Command(
            "extract",
            "Ask the vendors, read dropped files, and land the answers.\nExample: finops extract --source claude-analytics --from 2026-10-01 --to 2026-11-01"
        )
        {
            source,
            from,
            to,
            file,
            backfill,
            allowEmpty,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var run = Commands.ContextOf(parsed);
                SampleHome.Refuse(run.Home);
                var days = Days(run, parsed.GetValue(from), parsed.GetValue(to));
                var files = parsed.GetValue(file) is { } named ? Path.GetFullPath(named) : null;
                if (parsed.GetValue(backfill) && (days is not null || files is not null))
                {
                    throw new FinopsException(
                        ExitCode.Usage,
                        new Problem("--backfill", "no --from, --to or --file beside it", "one of them", "finops extract --source claude-analytics --backfill")
                    );
                }

                var outcomes = await Progress.RunAsync(log =>
                    parsed.GetValue(backfill)
                        ? BackfillVerb.RunAsync(run with { Log = log }, parsed.GetValue(source) ?? [], cancellationToken)
                        : ExtractVerb.RunAsync(
                            run with
                            {
                                Log = log,
                            },
                            parsed.GetValue(source) ?? [],
                            days,
                            files,
                            parsed.GetValue(allowEmpty),
                            cancellationToken
                        )
                );
                Print(outcomes, parsed.GetValue(json));
                foreach (var failure in outcomes.Select(outcome => outcome.Failure).OfType<FinopsException>().Distinct())
                {
                    Console.Error.WriteLine(failure.Message);
                }

                return (int)outcomes.Select(outcome => outcome.Failure?.Code ?? ExitCode.Done).DefaultIfEmpty(ExitCode.Done).Max();
            }
        );
        return command;
    }

    private static DayRange? Days(RunContext run, DateOnly? from, DateOnly? to)
    {
        if (from is null && to is null)
        {
            return null;
        }

        var end = to ?? DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime).AddDays(1);
        return from is { } start && start < end
            ? new DayRange(start, end)
            : throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    "--from, --to",
                    "--from before --to",
                    from is null ? $"no --from, --to {to:yyyy-MM-dd}" : $"--from {from:yyyy-MM-dd} --to {end:yyyy-MM-dd}",
                    "--from 2026-10-01 --to 2026-11-01 reads October"
                )
            );
    }

    private static void Print(IReadOnlyList<ExtractOutcome> outcomes, bool asJson)
    {
        if (asJson)
        {
            Show.Json(
                outcomes.Select(outcome => new
                {
                    outcome.Source,
                    outcome.Summary,
                    Failure = outcome.Failure?.Problems,
                })
            );
            return;
        }

        Show.Table(
            ["source", "entity", "new#", "verified#", "rows#"],
            outcomes.SelectMany(outcome =>
                outcome.Summary is not { Entities.Count: > 0 } summary
                    ?
                    [
                        [outcome.Source, outcome.Failure is null ? "nothing new" : "failed", "", "", ""],
                    ]
                    : summary.Entities.Select(entity =>
                        (IReadOnlyList<string>)[outcome.Source, entity.Entity, $"{entity.ChangedKeys}", $"{entity.VerifiedKeys}", $"{entity.RowCount}"]
                    )
            )
        );
    }
}
