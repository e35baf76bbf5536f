using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Verbs;

/// <summary>`finops query`: one SELECT of a reader on the published warehouse; no files, no network, no settings, and an end in time.</summary>
public static class QueryVerb
{
    /// <summary>How long an answer may take unless the reader says otherwise.</summary>
    public static readonly TimeSpan UsualLimit = TimeSpan.FromMinutes(5);

    // Few things in DuckDB, such as one function over one very long value, don't hear an interrupt; the process ends without them.
    private const int MostInterrupts = 40;
    private static readonly TimeSpan BetweenInterrupts = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs the SELECT and hands the open result, which streams, to <paramref name="read"/>.</summary>
    /// <exception cref="FinopsException">Exit code 2: the SQL is wrong, or no single SELECT. Exit code 1: it wants more time or memory than it may
    /// have.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the answer was complete.</exception>
    public static async Task RunAsync(RunContext run, string sql, TimeSpan limit, Action<DuckDBDataReader> read, CancellationToken cancellationToken)
    {
        var warehouse = DuckDb.OpenReadOnly(run.Home.WarehouseFile, run.Config.Duckdb);
        var command = warehouse.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true; // a result that is held whole is outside of DuckDB's memory limit
        var asking = Task.Run(() => Ask(warehouse, command, read), CancellationToken.None);
        try
        {
            using var timer = new CancellationTokenSource(limit, run.Clock);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
            await Task.WhenAny(asking, Task.Delay(Timeout.InfiniteTimeSpan, ended.Token));
            // An interrupt that comes before DuckDB has begun is lost; hence again and again.
            for (var count = 0; !asking.IsCompleted && count < MostInterrupts; count++)
            {
                command.Cancel();
                await Task.WhenAny(asking, Task.Delay(BetweenInterrupts, CancellationToken.None));
            }

            if (ended.IsCancellationRequested && !asking.IsCompletedSuccessfully)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw TooLong(limit);
            }

            await asking;
        }
        catch (DuckDBException error)
        {
            throw Refused(error.Message, run.Config.Duckdb, error);
        }
        catch (FormatException error)
        {
            throw Refused(error.Message, run.Config.Duckdb, error);
        }
        finally
        {
            if (asking.IsCompleted)
            {
                await command.DisposeAsync();
                await warehouse.DisposeAsync();
            }
        }
    }

    private static void Ask(DuckDBConnection warehouse, DuckDBCommand command, Action<DuckDBDataReader> read)
    {
        OneSelect.Parse(warehouse, command.CommandText);
        using var reader = command.ExecuteReader();
        read(reader);
    }

    private static FinopsException TooLong(TimeSpan limit) =>
        new(
            ExitCode.DataProblem,
            new Problem(
                "query",
                $"an answer within {limit.TotalSeconds:0.###} s",
                "none yet; it was stopped",
                "ask for fewer rows, days or columns, or give it more time: finops query --timeout <seconds>"
            )
        );

    private static FinopsException Refused(string message, DuckDbSettings settings, Exception error) =>
        message.StartsWith("Out of Memory Error", StringComparison.Ordinal)
            ? new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    "query",
                    $"an answer within {settings.MemoryLimit ?? "four fifths of the machine's memory"}",
                    message.Trim().Split('\n')[0],
                    "ask for fewer rows or groups, or raise duckdb.memory_limit in finops.json"
                ),
                error
            )
            : new FinopsException(ExitCode.Usage, new Problem("query", "one SELECT on the published warehouse", message.Trim(), Advice(message)), error);

    private static string Advice(string message) =>
        message.StartsWith("Permission Error", StringComparison.Ordinal)
        || message.StartsWith("a statement other", StringComparison.Ordinal)
        || message.StartsWith("exactly one", StringComparison.Ordinal)
            ? "finops query reads the warehouse's own tables and nothing else; to combine them with files, open the warehouse read-only in DuckDB"
            : "finops models lists the tables; finops models NAME their columns";
}
