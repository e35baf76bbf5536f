using Finops.Core;
using Finops.Database;

namespace Finops.Close;

/// <summary>The lines of a month's bill as one Parquet file. The same lines give the same bytes.</summary>
/// <param name="Sha256">Hash of the file.</param>
/// <param name="Count">Number of lines.</param>
/// <param name="BilledUsd">Their sum, USD in whole cents.</param>
public sealed record FrozenLines(string Sha256, long Count, decimal BilledUsd)
{
    /// <summary>Writes the month's lines of a finished database; the file is durable when this returns.</summary>
    public static FrozenLines Write(string database, ClosedFolder folder)
    {
        var partial = Path.Combine(folder.Home.Temporary, $"lines-{Guid.NewGuid():N}.parquet");
        using var connection = DuckDb.OpenForCopying(database, new DuckDbSettings(Threads: 1)); // several would cut row groups as they happen to finish
        connection.Execute(
            $"""
            COPY (SELECT {Sql.Text(folder.CloseId)} AS close_id, * EXCLUDE (period_status) FROM mart_chargeback_lines WHERE billing_month = {Sql.Date(
                folder.Month.Start
            )} ORDER BY ALL)
            TO {Sql.Text(partial)} (FORMAT parquet, COMPRESSION zstd)
            """
        );
        var lines = connection
            .Query($"SELECT count(*), coalesce(sum(billed_usd), 0)::DECIMAL(18, 2) FROM read_parquet({Sql.Text(partial)})", reader => new FrozenLines(
                Core.Sha256.OfFile(partial),
                reader.GetInt64(0),
                reader.GetDecimal(1)
            ))
            .Single();
        FileSync.Commit(partial, folder.Lines);
        return lines;
    }
}
