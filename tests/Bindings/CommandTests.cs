using DuckDB.NET.Data;

namespace Finops.Tests.Bindings;

public sealed class CommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reader_OverManyChunks_GivesEveryRow(bool isStreaming)
    {
        using var connection = Db.Open();
        using var command = connection.Command("select i, 'row ' || i from range(50000) t(i)");
        command.UseStreamingMode = isStreaming;
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            Assert.Equal(rows, reader.GetInt64(0));
            Assert.Equal($"row {rows}", reader.GetString(1));
            rows++;
        }

        Assert.Equal(50000, rows);
    }

    [Fact]
    public void Reader_OfSeveralStatements_GivesEachResult()
    {
        using var connection = Db.Open();
        using var command = connection.Command("create table t(a int); insert into t values (1), (2); select sum(a) from t; select 'last'");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(3, reader.GetFieldValue<long>(0));
        Assert.True(reader.NextResult());
        Assert.True(reader.Read());
        Assert.Equal("last", reader.GetString(0));
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void ExecuteNonQuery_OfChanges_CountsRows()
    {
        using var connection = Db.Open();
        connection.Run("create table t(a int)");
        Assert.Equal(3, connection.Run("insert into t values (1), (2), (3)"));
        Assert.Equal(2, connection.Run("delete from t where a > 1"));
    }

    [Fact]
    public void Transaction_RolledBack_LeavesNothing()
    {
        using var connection = Db.Open();
        connection.Run("create table t(a int)");
        using (var transaction = connection.BeginTransaction())
        {
            connection.Run("insert into t values (1)");
            transaction.Rollback();
        }

        using (var transaction = connection.BeginTransaction())
        {
            connection.Run("insert into t values (2)");
            transaction.Commit();
        }

        Assert.Equal(2, connection.Scalar("select a from t"));
    }

    [Fact]
    public void Transaction_OfOtherConnection_IsNotSeenBeforeCommit()
    {
        using var first = Db.Open();
        using var second = first.Duplicate();
        second.Open();
        first.Run("create table t(a int)");
        using var transaction = first.BeginTransaction();
        first.Run("insert into t values (1)");
        Assert.Equal(0L, second.Scalar("select count(*) from t"));
        transaction.Commit();
        Assert.Equal(1L, second.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task Cancel_OfRunningQuery_StopsIt()
    {
        using var connection = Db.Open();
        using var command = connection.Command("select sum(a.i * b.i) from range(10000000) a(i), range(1000000) b(i)");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteScalarAsync(cancel.Token));
        Assert.Equal(1, connection.Scalar("select 1"));
    }

    [Fact]
    public void ScalarFunction_InCSharp_IsCalledForEachRow()
    {
        using var connection = Db.Open();
        connection.RegisterScalarFunction<long, string, string>("label", (number, text) => $"{text}-{number}");
        Assert.Equal("long enough prefix-2999", connection.Scalar("select max_by(label(i, 'long enough prefix'), i) from range(3000) t(i)"));
    }

    [Fact]
    public void ScalarFunction_ThatThrows_IsAnErrorOfTheQuery()
    {
        using var connection = Db.Open();
        connection.RegisterScalarFunction<long, long>("fail", (long _) => throw new InvalidOperationException("of our own"));
        var error = Assert.Throws<DuckDBException>(() => connection.Scalar("select fail(i) from range(3) t(i)"));
        Assert.Contains("of our own", error.Message);
    }

    [Fact]
    public void TableFunction_InCSharp_ReadsItsArguments()
    {
        using var connection = Db.Open();
        connection.RegisterTableFunction<int, string, int, object>(
            "numbers",
            (count, text) => Enumerable.Range(0, count + text.Length),
            number => new { number }
        );
        Assert.Equal(15L, connection.Scalar("select count(*) from numbers(10, 'five!')"));
    }
}
