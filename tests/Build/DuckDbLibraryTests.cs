using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Finops.Core;
using Finops.Database;

namespace Finops.Tests.Build;

/// <summary>What we rely on, and what we keep away from, in the packages that bring DuckDB: an upgrade that changes one of these has to be looked at.</summary>
public sealed class DuckDbLibraryTests
{
    [Fact]
    public void Library_IsTheVersionThatFiguresWereMeasuredOn()
    {
        using var connection = Open();
        Assert.Equal("v1.5.6", connection.ServerVersion);
    }

    /// <summary>Why a text with a NUL is refused before it is bound. In a literal it is an error of DuckDB, never a shorter text.</summary>
    [Fact]
    public void Parameter_WithNul_IsCutThere()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST($text AS VARCHAR)";
        command.Parameters.Add(new DuckDBParameter("text", "before\0after"));
        Assert.Equal("before", command.ExecuteScalar());
    }

    [Fact]
    public void Literal_WithNul_IsRefused()
    {
        using var connection = Open();
        var error = Assert.Throws<DuckDBException>(() => connection.Scalar<string>($"SELECT {Sql.Text("before\0after")}"));
        Assert.StartsWith("Parser Error: unterminated quoted string", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decimals_OfThirtyDigits_ComeBackWhole()
    {
        using var connection = Open();
        Assert.Equal(-1234567890123456.123456789012m, connection.Scalar<decimal>("SELECT CAST('-1234567890123456.123456789012' AS DECIMAL(38,12))"));
    }

    [Fact]
    public void Instants_ThatAreInfinite_AreNoDateTimes()
    {
        using var connection = Open();
        Assert.True(connection.Query("SELECT TIMESTAMP 'infinity'", reader => ((DuckDBDataReader)reader).GetFieldValue<DuckDBTimestamp>(0))[0].IsInfinity);
        Assert.ThrowsAny<Exception>(() => connection.Query("SELECT TIMESTAMP 'infinity'", reader => reader.GetDateTime(0)));
    }

    [Fact]
    public void Errors_SayWhatDuckDbSays()
    {
        using var connection = Open();
        var error = Assert.Throws<DuckDBException>(() => connection.Execute("SELECT 'größe'::INTEGER"));
        Assert.StartsWith("Conversion Error: Could not convert string 'größe'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_StopsAQuery()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sum(a.i * b.i) FROM range(10000000) a(i), range(1000000) b(i)";
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteScalarAsync(cancel.Token));
        Assert.Equal(1, connection.Scalar<int>("SELECT 1"));
    }

    private static DuckDBConnection Open() => DuckDb.OpenMemory(new DuckDbSettings(), "");
}
