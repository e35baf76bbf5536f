using Finops.Core;
using Finops.Extract;
using Finops.Land;

namespace Finops.Verbs;

/// <summary>
/// `finops extract --backfill`: everything that the vendors still answer for, month by month from the earliest day. Each month lands by itself, and months that
/// have landed are not asked for again: interrupted at any point, the same command goes on.
/// </summary>
public static class BackfillVerb
{
    /// <summary>Extracts the missing months of the given sources, or of all that finops.json names and that have days to go back to.</summary>
    /// <exception cref="FinopsException">Exit code 2 before anything starts: unknown source, or none with a history.</exception>
    public static async Task<IReadOnlyList<ExtractOutcome>> RunAsync(RunContext run, IReadOnlyList<string> sourceIds, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime);
        var sources = ExtractVerb.Choose(run, sourceIds, files: null).Where(source => source.Source.EarliestDay(today) is not null).ToList();
        if (sources.Count == 0)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    "--backfill",
                    "a source that a vendor answers by day",
                    sourceIds.Count == 0 ? $"none in {run.Home.ConfigFile}" : string.Join(", ", sourceIds),
                    "dropped files have no days to go back to: drop the older files instead"
                )
            );
        }

        using var held = HomeLock.Take(run.Home);
        var outcomes = new List<ExtractOutcome>();
        foreach (var source in sources)
        {
            outcomes.Add(await SourceAsync(run, source, Months(source.Source.EarliestDay(today)!.Value, today.AddDays(1)), cancellationToken));
        }

        return outcomes;
    }

    // A month that fails ends its source: the next run goes on from there.
    private static async Task<ExtractOutcome> SourceAsync(
        RunContext run,
        NamedSource source,
        IReadOnlyList<DayRange> months,
        CancellationToken cancellationToken
    )
    {
        var landed = new LandingSummary(source.Source.Id, null, [], new SortedDictionary<string, long>(StringComparer.Ordinal));
        for (var number = 0; number < months.Count; number++)
        {
            var hasLanded = LandedDays.Cover(run.Home, source.Source.Id, source.Account, months[number]);
            run.Log.Write(
                "backfill",
                ("source", source.Name),
                ("month", $"{months[number].Start:yyyy-MM}"),
                ("number", $"{number + 1}/{months.Count}"),
                ("state", hasLanded ? "landed before" : "asking")
            );
            if (hasLanded)
            {
                continue;
            }

            var outcome = await ExtractVerb.ExtractAsync(run, source, months[number], cancellationToken);
            if (outcome.Failure is not null)
            {
                return outcome with { Summary = landed };
            }

            landed = landed.And(outcome.Summary!);
        }

        return new ExtractOutcome(source.Name, landed, null);
    }

    private static IReadOnlyList<DayRange> Months(DateOnly first, DateOnly end)
    {
        var months = new List<DayRange>();
        for (var start = first; start < end; start = months[^1].End)
        {
            var next = BillingMonth.Of(start).Start.AddMonths(1);
            months.Add(new DayRange(start, next < end ? next : end));
        }

        return months;
    }
}
