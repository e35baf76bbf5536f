using System.Numerics;
using DuckDB.NET.Native;

namespace Finops.Tests.Bindings;

public sealed class ReaderTests
{
    public static TheoryData<string, object> Values =>
        new()
        {
            { "9223372036854775807::bigint", long.MaxValue },
            { "18446744073709551615::ubigint", ulong.MaxValue },
            { "'-170141183460469231731687303715884105728'::hugeint", BigInteger.Negate(BigInteger.One << 127) },
            { "340282366920938463463374607431768211455::uhugeint", (BigInteger.One << 128) - 1 },
            { "0.1::double", 0.1 },
            { "1.5::float", 1.5f },
            { "1.23::decimal(4,2)", 1.23m },
            { "-12345678901234.123456789012::decimal(38,12)", -12345678901234.123456789012m },
            { "'short'", "short" },
            { "repeat('long ', 1000)", string.Concat(Enumerable.Repeat("long ", 1000)) },
            { "true", true },
            { "timestamp '2024-02-29 12:34:56.789012'", new DateTime(2024, 2, 29, 12, 34, 56).AddMicroseconds(789012) },
            { "timestamp_s '2024-02-29 12:34:56'", new DateTime(2024, 2, 29, 12, 34, 56) },
            { "timestamp_ms '2024-02-29 12:34:56.789'", new DateTime(2024, 2, 29, 12, 34, 56, 789) },
            { "timestamp_ns '2024-02-29 12:34:56.7890123'", new DateTime(2024, 2, 29, 12, 34, 56).AddTicks(7890123) },
            { "timestamptz '2024-07-01 12:00:00+02'", new DateTime(2024, 7, 1, 10, 0, 0) },
            { "interval '-3 days -4 hours'", new TimeSpan(-3, -4, 0, 0) },
            { "interval '90 minutes'", TimeSpan.FromMinutes(90) },
            { "uuid 'f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f'", Guid.Parse("f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f") },
            { "uuid '00000000-0000-0000-0000-000000000001'", Guid.Parse("00000000-0000-0000-0000-000000000001") },
            { "'b'::enum('a', 'b', 'c')", "b" },
            { "'101'::bit", "101" },
            { "null", DBNull.Value },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void GetValue_OfLiteral_IsTheValue(string literal, object expected)
    {
        using var connection = Db.Open();
        Assert.Equal(expected, connection.Scalar($"select {literal}"));
    }

    [Theory]
    [InlineData("date '2024-02-29'", 2024, 2, 29)]
    [InlineData("date '0001-01-01'", 1, 1, 1)]
    [InlineData("date '9999-12-31'", 9999, 12, 31)]
    public void GetFieldValue_OfDate_IsTheDate(string literal, int year, int month, int day)
    {
        using var connection = Db.Open();
        var date = new DateOnly(year, month, day);
        Assert.Equal(date, connection.Read<DateOnly>($"select {literal}"));
        Assert.Equal(date, (DateOnly)connection.Read<DuckDBDateOnly>($"select {literal}"));
    }

    [Fact]
    public void GetFieldValue_OfInfinities_KeepsThem()
    {
        using var connection = Db.Open();
        Assert.Equal(DuckDBDateOnly.PositiveInfinity, connection.Read<DuckDBDateOnly>("select date 'infinity'"));
        Assert.Equal(DuckDBDateOnly.NegativeInfinity, connection.Read<DuckDBDateOnly>("select date '-infinity'"));
        Assert.Equal(DuckDBDateOnly.PositiveInfinity, connection.Read<DuckDBTimestamp>("select timestamp 'infinity'").Date);
        Assert.True(connection.Read<DuckDBTimestamp>("select timestamp '-infinity'").IsInfinity);
        Assert.False(connection.Read<DuckDBTimestamp>("select timestamp '2024-01-01'").IsInfinity);
        Assert.ThrowsAny<Exception>(() => connection.Read<DateOnly>("select date 'infinity'"));
    }

    [Fact]
    public void GetFieldValue_OfTimes_KeepsMicroseconds()
    {
        using var connection = Db.Open();
        var time = new TimeOnly(23, 59, 58, 123, 456);
        Assert.Equal(time, connection.Read<TimeOnly>("select time '23:59:58.123456'"));
        Assert.Equal(time, (TimeOnly)connection.Read<DuckDBTimeOnly>("select time '23:59:58.123456'"));
        Assert.Equal(TimeSpan.FromHours(-2), connection.Read<DateTimeOffset>("select timetz '12:00:00-02'").Offset);
        Assert.Equal(new DateTimeOffset(2024, 7, 1, 10, 0, 0, TimeSpan.Zero), connection.Read<DateTimeOffset>("select timestamptz '2024-07-01 12:00:00+02'"));
    }

    [Fact]
    public void GetFieldValue_OfInterval_KeepsItsParts()
    {
        using var connection = Db.Open();
        var interval = connection.Read<DuckDBInterval>("select interval '-14 months' - interval '1 microsecond'");
        Assert.Equal(new DuckDBInterval(-14, 0, -1), interval);
        Assert.Throws<ArgumentOutOfRangeException>(() => (TimeSpan)interval);
        Assert.Throws<ArgumentOutOfRangeException>(() => (TimeSpan)new DuckDBInterval(0, int.MaxValue, 0));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(500)]
    public void GetStream_OfBlob_GivesItsBytes(int length)
    {
        using var connection = Db.Open();
        using var stream = connection.Read<Stream>($"select repeat('\\xAB'::blob, {length})");
        Assert.Equal(length, stream.Length);
        Assert.Equal(0xAB, stream.ReadByte());
    }

    [Fact]
    public void GetFieldValue_OfNestedTypes_GivesTheirParts()
    {
        using var connection = Db.Open();
        Assert.Equal(
            [
                ["a"],
                [],
                ["a text of more than twelve bytes"],
            ],
            connection.Read<List<List<string>>>("select [['a'], [], ['a text of more than twelve bytes']]")
        );
        Assert.Equal([1, null, 3], connection.Read<List<int?>>("select [1, null, 3]"));
        Assert.Equal([1, 2, 3], connection.Read<List<int>>("select array_value(1, 2, 3)"));
        Assert.Equal(new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 }, connection.Read<Dictionary<string, int>>("select map { 'one': 1, 'two': 2 }"));

        var record = connection.Read<Dictionary<string, object>>("select { 'name': 'n', 'amount': 1.50, 'list': [1, 2] }");
        Assert.Equal("n", record["name"]);
        Assert.Equal(1.50m, record["amount"]);
        Assert.Equal(new List<int> { 1, 2 }, record["list"]);
    }

    [Fact]
    public void Schema_OfResult_NamesColumnsAndTypes()
    {
        using var connection = Db.Open();
        using var command = connection.Command("select 1 as número, 'x'::varchar as t, 1.5::decimal(9,2) as d, 1::ubigint as u");
        using var reader = command.ExecuteReader();
        Assert.Equal(["número", "t", "d", "u"], Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        Assert.Equal([typeof(int), typeof(string), typeof(decimal), typeof(ulong)], Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType));
        Assert.Equal("UnsignedBigInt", reader.GetDataTypeName(3));
    }
}
