using System.Data.Common;

namespace Finops.Reports.Governance;

/// <summary>Asks the published marts. Every query may use $month, the first day of the report's month.</summary>
internal sealed class Warehouse(DbConnection connection, DateOnly month)
{
    /// <summary>All rows, in the query's order.</summary>
    internal async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, Func<MartRow, T> read, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        if (sql.Contains("$month", StringComparison.Ordinal))
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = "month";
            parameter.Value = month;
            command.Parameters.Add(parameter);
        }

        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new MartRow(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    /// <summary>The first row, or null when there is none.</summary>
    internal async Task<T?> FirstAsync<T>(string sql, Func<MartRow, T> read, CancellationToken cancellationToken)
        where T : class =>
        (await RowsAsync(sql, read, cancellationToken)).FirstOrDefault();
}
