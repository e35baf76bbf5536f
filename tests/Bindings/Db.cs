using DuckDB.NET.Data;

namespace Finops.Tests.Bindings;

/// <summary>Shorthands for a connection and one query on it.</summary>
internal static class Db
{
    public static DuckDBConnection Open(string connectionString = "DataSource=:memory:")
    {
        var connection = new DuckDBConnection(connectionString);
        connection.Open();
        return connection;
    }

    public static DuckDBCommand Command(this DuckDBConnection connection, string sql, params object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.Add(value as DuckDBParameter ?? new DuckDBParameter(value ?? DBNull.Value));
        }

        return command;
    }

    public static int Run(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar();
    }

    /// <summary>The first field of the first row, read as <typeparamref name="T"/>.</summary>
    public static T Read<T>(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return reader.GetFieldValue<T>(0);
    }
}
