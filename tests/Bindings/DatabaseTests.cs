using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Finops.Tests.Bindings;

public sealed class DatabaseTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bindings");

    private string DatabasePath => Path.Combine(folder.FullName, "größe.duckdb");

    private string ConnectionString => $"DataSource={DatabasePath}";

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Open_OfFile_KeepsWhatWasWritten()
    {
        using (var connection = Db.Open(ConnectionString))
        {
            connection.Run("create table t as select 42 as a");
            Assert.Equal("v1.5.6", connection.ServerVersion);
        }

        using var again = Db.Open(ConnectionString);
        Assert.Equal(42, again.Scalar("select a from t"));
    }

    [Fact]
    public void Open_OfMemory_IsApartForEachConnection()
    {
        using var first = Db.Open();
        using var second = Db.Open();
        first.Run("create table t(a int)");
        Assert.Throws<DuckDBException>(() => second.Run("insert into t values (1)"));
    }

    [Fact]
    public void Open_ReadOnly_RefusesWrites()
    {
        using (var connection = Db.Open(ConnectionString))
        {
            connection.Run("create table t(a int)");
        }

        using var readOnly = Db.Open($"{ConnectionString};ACCESS_MODE=READ_ONLY");
        Assert.Equal(0L, readOnly.Scalar("select count(*) from t"));
        var error = Assert.Throws<DuckDBException>(() => readOnly.Run("insert into t values (1)"));
        Assert.Equal(DuckDBErrorType.InvalidInput, error.ErrorType);
        Assert.Contains("read-only mode", error.Message);
    }

    [Fact]
    public void Open_WithOptions_SetsThem()
    {
        using var connection = Db.Open("DataSource=:memory:;threads=1;enable_external_access=false;lock_configuration=true");
        Assert.Equal(1L, Convert.ToInt64(connection.Scalar("select current_setting('threads')")));
        var error = Assert.Throws<DuckDBException>(() => connection.Scalar($"select * from read_csv('{DatabasePath}')"));
        Assert.StartsWith("Permission Error", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threads=abc", typeof(DuckDBException), "threads")]
    [InlineData("no_such_option=1", typeof(InvalidOperationException), "Unrecognized connection string property")]
    public void Open_WithBadOption_NamesIt(string option, Type exception, string text)
    {
        var error = Assert.Throws(exception, () => Db.Open($"DataSource=:memory:;{option}").Dispose());
        Assert.Contains(text, error.Message);
    }

    [Fact]
    public void Open_OfWhatIsNoDatabase_SaysSo()
    {
        var missing = Assert.Throws<DuckDBException>(() => Db.Open($"{ConnectionString};ACCESS_MODE=READ_ONLY"));
        Assert.StartsWith("DuckDBOpen failed: IO Error: Cannot open database", missing.Message, StringComparison.Ordinal);

        File.WriteAllText(DatabasePath, new string('x', 20000));
        var invalid = Assert.Throws<DuckDBException>(() => Db.Open(ConnectionString));
        Assert.Contains("not a valid DuckDB database file", invalid.Message);
    }

    [Theory]
    [InlineData("selec 1", "Parser Error: syntax error at or near \"selec\"")]
    [InlineData("select nothing", "Binder Error:")]
    [InlineData("select * from nothing", "Catalog Error:")]
    [InlineData("select * from 'nothing.parquet'", "IO Error: No files found")]
    [InlineData("select 'größe'::int", "Conversion Error: Could not convert string 'größe'")]
    public void Query_ThatIsWrong_GivesTheTextOfTheError(string sql, string text)
    {
        using var connection = Db.Open();
        var error = Assert.Throws<DuckDBException>(() => connection.Scalar(sql));
        Assert.StartsWith(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insert into t(a) values (1)", DuckDBErrorType.Constraint)]
    [InlineData("select text::int from t", DuckDBErrorType.Conversion)]
    [InlineData("select error('mine')", DuckDBErrorType.InvalidInput)]
    public void Query_ThatFails_GivesTheKindOfTheError(string sql, DuckDBErrorType type)
    {
        using var connection = Db.Open();
        connection.Run("create table t(a int primary key, text varchar default 'x'); insert into t(a) values (1)");
        Assert.Equal(type, Assert.Throws<DuckDBException>(() => connection.Scalar(sql)).ErrorType);
    }
}
