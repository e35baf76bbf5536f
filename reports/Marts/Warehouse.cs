using System.Data.Common;

namespace Finops.Reports.Marts;

/// <summary>Asks the published marts. Every query may use $month, the first day of the report's month, and in a statement $unit, its cost center.</summary>
internal sealed class Warehouse(DbConnection connection, DateOnly month, string? unit = null)
{
    private IReadOnlySet<string>? published;

    /// <summary>Whether the warehouse has all of the marts: that of a month closed long ago lacks what came later.</summary>
    internal async Task<bool> HasAllAsync(IReadOnlyList<string> marts, CancellationToken cancellationToken)
    {
        published ??= (
            await RowsAsync(
                "SELECT table_name FROM information_schema.tables WHERE starts_with(table_name, 'mart_')",
                row => row.Text("table_name"),
                cancellationToken
            )
        ).ToHashSet(StringComparer.Ordinal);
        return marts.All(published.Contains);
    }

    /// <summary>All rows, in the query's order; none where the warehouse lacks the mart.</summary>
    internal async Task<IReadOnlyList<T>> RowsIfPublishedAsync<T>(string mart, string sql, Func<MartRow, T> read, CancellationToken cancellationToken) =>
        await HasAllAsync([mart], cancellationToken) ? await RowsAsync(sql, read, cancellationToken) : [];

    /// <summary>All rows, in the query's order.</summary>
    internal async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, Func<MartRow, T> read, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Bind(command, "month", month);
        Bind(command, "unit", unit);
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
        where T : class => (await RowsAsync(sql, read, cancellationToken)).FirstOrDefault();

    private static void Bind(DbCommand command, string name, object? value)
    {
        if (value is string text && text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"{name} holds a NUL character; DuckDB.NET would cut the text there and look for another one", name);
        }

        if (command.CommandText.Contains('$' + name, StringComparison.Ordinal))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
}
