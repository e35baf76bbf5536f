using DuckDB.NET.Data;

namespace Finops.Tests.Reports;

/// <summary>An invented warehouse in memory: the marts as a build publishes them, with rows made by SQL. Tests spoil it with SQL of their own.</summary>
internal sealed class SampleWarehouse : IAsyncDisposable
{
    /// <summary>The month that the tests report.</summary>
    internal static readonly DateOnly Month = new(2026, 10, 1);

    private SampleWarehouse(DuckDBConnection connection) => Connection = connection;

    internal DuckDBConnection Connection { get; }

    /// <param name="costCenters">Enough and the table runs over pages.</param>
    /// <param name="from">First usage date, ISO; the last is 2026-10-31.</param>
    internal static async Task<SampleWarehouse> OpenAsync(int costCenters = 12, string from = "2026-05-01")
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var sample = new SampleWarehouse(connection);
        await sample.ExecuteAsync($"set variable centers = {costCenters}; set variable first_day = date '{from}';");
        await sample.ExecuteAsync(SampleRows.People);
        await sample.ExecuteAsync(SampleRows.Spend);
        await sample.ExecuteAsync(SampleRows.Marts);
        await sample.ExecuteAsync(SampleRows.Lines);
        await sample.ExecuteAsync(SampleRows.Provenance);
        return sample;
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using DuckDBCommand command = Connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    internal async Task<T> ScalarAsync<T>(string sql)
    {
        await using DuckDBCommand command = Connection.CreateCommand();
        command.CommandText = sql;
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
