using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Finops.Tests.Bindings;

public sealed class ParameterTests
{
    private static readonly Guid Id = Guid.Parse("f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f");

    public static TheoryData<string, object> Values =>
        new()
        {
            { "VARCHAR", "" },
            { "VARCHAR", "twelve bytes" },
            { "VARCHAR", "thirteen char" },
            { "VARCHAR", "before\0after" },
            { "VARCHAR", "Grüße, 数字, 🦆" },
            { "BOOLEAN", true },
            { "TINYINT", sbyte.MinValue },
            { "SMALLINT", short.MinValue },
            { "INTEGER", int.MinValue },
            { "BIGINT", long.MinValue },
            { "BIGINT", long.MaxValue },
            { "UTINYINT", byte.MaxValue },
            { "USMALLINT", ushort.MaxValue },
            { "UINTEGER", uint.MaxValue },
            { "UBIGINT", ulong.MaxValue },
            { "FLOAT", 1.5f },
            { "DOUBLE", -0.1 },
            { "DOUBLE", double.PositiveInfinity },
            { "DECIMAL(38,12)", -12345678901234.123456789012m },
            { "DECIMAL(18,4)", 0.0001m },
            { "DATE", new DateOnly(2024, 2, 29) },
            { "TIME", new TimeOnly(23, 59, 59, 999, 999) },
            { "TIMESTAMP", new DateTime(2024, 2, 29, 23, 59, 59).AddMicroseconds(123456) },
            { "TIMESTAMP", new DateTime(1900, 1, 1) },
            { "INTERVAL", new TimeSpan(-3, -4, -5, -6, -7) },
            { "UUID", Id },
            { "HUGEINT", -(BigInteger.One << 100) },
            { "HUGEINT", BigInteger.Pow(2, 127) - 1 },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Parameter_PositionalAndNamed_ComesBack(string type, object value)
    {
        using var connection = Db.Open();
        Assert.Equal(value, AsTypeOf(value, connection, $"select cast(? as {type})", value));
        Assert.Equal(value, AsTypeOf(value, connection, $"select cast($x as {type})", new DuckDBParameter("x", value)));
    }

    [Fact]
    public void Parameter_Text_HasItsBytesInTheDatabase()
    {
        using var connection = Db.Open();
        Assert.Equal("61006200C3A9", connection.Scalar("select hex(encode(?::varchar))", "a\0b\0é"));
    }

    [Fact]
    public void Parameter_Null_IsNull()
    {
        using var connection = Db.Open();
        Assert.Equal(true, connection.Scalar("select ? is null and $2 is null", null, DBNull.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5000)]
    public void Parameter_Blob_ComesBack(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(index => (byte)(index % 256)).ToArray();
        using var connection = Db.Open();
        using var stream = Assert.IsType<Stream>(connection.Scalar("select ?::blob", bytes), exactMatch: false);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public void Parameter_DateTimeOffset_IsTheSameInstant()
    {
        using var connection = Db.Open();
        var instant = new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal("2024-07-01 10:00:00", connection.Scalar("select (?::timestamptz at time zone 'UTC')::varchar", instant));
    }

    [Fact]
    public void Parameter_List_ComesBack()
    {
        using var connection = Db.Open();
        Assert.Equal([1L, 2L, 3L], connection.Read<List<long>>("select ?::bigint[]", new List<long> { 1, 2, 3 }));
        Assert.Empty(connection.Read<List<long>>("select ?::bigint[]", new List<long>()));
        Assert.Equal(["a", "b"], connection.Read<List<string>>("select ?::varchar[2]", new List<string> { "a", "b" }));
    }

    [Fact]
    public void Parameter_InfiniteDate_IsInfinity()
    {
        using var connection = Db.Open();
        Assert.Equal("infinity", connection.Scalar("select ?::date::varchar", DuckDBDateOnly.PositiveInfinity));
        Assert.Equal("-infinity", connection.Scalar("select ?::date::varchar", DuckDBDateOnly.NegativeInfinity));
    }

    [Fact]
    public void Parameter_TooLargeInteger_IsRefused()
    {
        Assert.Throws<OverflowException>(() => new DuckDBHugeInt(BigInteger.One << 127));
        Assert.Throws<OverflowException>(() => new DuckDBUHugeInt(BigInteger.MinusOne));
    }

    [Fact]
    public void Parameter_Missing_IsRefused()
    {
        using var connection = Db.Open();
        Assert.ThrowsAny<Exception>(() => connection.Scalar("select $a + $b", new DuckDBParameter("a", 1)));
    }

    private static object? AsTypeOf(object value, DuckDBConnection connection, string sql, object parameter) =>
        value switch
        {
            DateOnly => connection.Read<DateOnly>(sql, parameter),
            TimeOnly => connection.Read<TimeOnly>(sql, parameter),
            _ => connection.Scalar(sql, parameter),
        };
}
