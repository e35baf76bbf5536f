using DuckDB.NET.Data;

namespace Finops.Database;

/// <summary>The three things that are done with a connection.</summary>
public static class ConnectionExtensions
{
    /// <summary>Runs one or several statements; returns the number of rows that the last one changed.</summary>
    public static int Execute(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row.</summary>
    public static T Scalar<T>(this DuckDBConnection connection, string sql) => connection.Query(sql, reader => reader.GetFieldValue<T>(0)).Single();

    /// <summary>All rows, each read by <paramref name="read"/>.</summary>
    public static IReadOnlyList<T> Query<T>(this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
