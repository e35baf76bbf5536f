using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// Brings extractions to disk. Kill the program at any instant and the home is as before or as after, because files are renamed into
/// place when they are complete and count only when the landing log, written last, names them.
/// </summary>
public sealed class Landing(Home home, DuckDbSettings settings, TimeProvider clock, RunLog log)
{
    /// <summary>Runs <paramref name="extract"/> and lands what it hands over.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="extract">Asks the vendor and hands over what it said.</param>
    /// <param name="account">Which of several organizations of the vendor is asked; what one has landed says nothing of another.</param>
    /// <exception cref="FinopsException">The source failed, rows contradict the contract, or a landing check refused. Nothing has landed.</exception>
    public async Task<LandingSummary> RunAsync(string source, Func<IExtraction, Task> extract, string? account = null) =>
        (await RunAsync([new SourceLanding(source, extract, account)])).Single();

    /// <summary>
    /// Lands sources whose tables are checked against each other: either all of them or none, and what is wrong with any is said with the rest. (Killed
    /// between two logs, one source has landed and the other has not; the same command lands it.)
    /// </summary>
    /// <exception cref="FinopsException">A source failed, rows contradict their contracts, or landing checks refused: everything that is wrong. Nothing has
    /// landed.</exception>
    public async Task<IReadOnlyList<LandingSummary>> RunAsync(IReadOnlyList<SourceLanding> landings)
    {
        using var connection = DuckDb.OpenMemory(settings, home.Temporary);
        var checks = LandingChecks.Of(landings.Select(landing => landing.Source));
        landings.ToList().ForEach(landing => LandingLog.Compact(connection, home, landing.Source));
        LandingLog.Read(connection, home, checks.Sources);
        var staged = new List<StagedLanding>();
        try
        {
            foreach (var landing in landings)
            {
                staged.Add(new StagedLanding(connection, home, log, landing, clock.GetUtcNow()));
                try
                {
                    await staged[^1].ExtractAsync();
                }
                catch (FinopsException error) when (error.Code == ExitCode.DataProblem && landings.Count > 1)
                {
                    staged[^1].Fail(error); // the others may have problems, too
                }
            }

            staged.ForEach(source => source.Write());
            Check(connection, checks, staged);
            return [.. staged.Select(source => source.Commit())];
        }
        catch (Exception error) when (DiskTrouble.Explain(error, home.Root) is not null)
        {
            throw DiskTrouble.Explain(error, home.Root)!;
        }
        finally
        {
            staged.ForEach(source => source.TakeBack());
            staged.ForEach(source => source.Dispose());
        }
    }

    private void Check(DuckDBConnection connection, LandingChecks checks, List<StagedLanding> staged)
    {
        var problems = staged.SelectMany(source => source.Problems).ToList();
        if (problems.Count == 0 && !staged.Any(source => source.IsNew))
        {
            return;
        }

        LandingLog.Choose(connection);
        foreach (var source in checks.Sources)
        {
            RawViews.Create(connection, home, source, RawContract.Load(connection, source).Values);
        }

        problems.AddRange(checks.Run(connection, staged.SelectMany(source => source.Spoilt)));
        if (problems.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, problems);
        }
    }
}
