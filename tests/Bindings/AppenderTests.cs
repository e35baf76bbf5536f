using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Finops.Tests.Bindings;

public sealed class AppenderTests
{
    [Fact]
    public void Append_OfManyRows_IsWhatSqlSees()
    {
        using var connection = Db.Open();
        connection.Run("create table t(a bigint, b varchar, c decimal(18,4), d date, e timestamp, f boolean, g double, h integer[])");
        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < 5000; i++)
            {
                appender
                    .CreateRow()
                    .AppendValue((long)i)
                    .AppendValue(i % 2 == 0 ? $"text {i}" : $"a text beyond twelve bytes {i}")
                    .AppendValue(i / 4m)
                    .AppendValue(new DateOnly(2024, 1, 1).AddDays(i % 366))
                    .AppendValue(new DateTime(2024, 1, 1).AddSeconds(i))
                    .AppendValue(i % 3 == 0)
                    .AppendValue(i * 0.5)
                    .AppendValue(new List<int> { i, -i })
                    .EndRow();
            }
        }

        Assert.Equal(
            0L,
            connection.Scalar(
                """
                select count(*) from range(5000) r(i) full join t on a = i
                where b is distinct from if(i % 2 = 0, 'text ', 'a text beyond twelve bytes ') || i
                   or c is distinct from (i / 4.0)::decimal(18,4)
                   or d is distinct from date '2024-01-01' + (i % 366)::int
                   or e is distinct from timestamp '2024-01-01' + to_seconds(i)
                   or f is distinct from (i % 3 = 0)
                   or g is distinct from i * 0.5
                   or h is distinct from [i, -i]
                """
            )
        );
    }

    [Fact]
    public void Append_OfEdges_IsWhatSqlSees()
    {
        using var connection = Db.Open();
        connection.Run("create table t(a hugeint, b decimal(38,12), c uuid, d blob, e time, f timestamptz, g interval, h varchar, i date, j int default 7)");
        using (var appender = connection.CreateAppender("t"))
        {
            appender
                .CreateRow()
                .AppendValue(BigInteger.Negate(BigInteger.One << 127))
                .AppendValue(-12345678901234.123456789012m)
                .AppendValue(Guid.Parse("f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f"))
                .AppendValue(new byte[] { 0, 255 })
                .AppendValue(new TimeOnly(23, 59, 58, 1))
                .AppendValue(new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.FromHours(2)))
                .AppendValue(new TimeSpan(-1, -2, -3, 0))
                .AppendValue("Grüße, 🦆")
                .AppendValue(DuckDBDateOnly.NegativeInfinity)
                .AppendDefault()
                .EndRow();
            var row = appender.CreateRow();
            for (var column = 0; column < 10; column++)
            {
                row.AppendNullValue();
            }

            row.EndRow();
        }

        var equal = connection.Read<List<bool>>(
            """
            select [a = '-170141183460469231731687303715884105728'::hugeint, b = -12345678901234.123456789012,
              c = 'f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f', d = '\x00\xFF'::blob, e = '23:59:58.001',
              f = '2024-07-01 10:00:00+00', g = interval '-1 day' - interval '2 hours 3 minutes',
              h = 'Grüße, 🦆', i = '-infinity', j = 7]
            from t where a is not null
            """
        );
        Assert.Equal(Enumerable.Repeat(true, 10), equal);
        Assert.Equal(1L, connection.Scalar("select count(*) from t where coalesce(a::varchar, b::varchar, c::varchar, h, i::varchar, j::varchar) is null"));
    }

    /// <summary>A fault of DuckDB.NET.Data, not of the library: whoever appends foreign text must look for NUL first.</summary>
    [Fact]
    public void Append_OfTextWithNul_IsCutThere()
    {
        using var connection = Db.Open();
        connection.Run("create table t(a varchar)");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue("before\0after").EndRow();
        }

        Assert.Equal("before", connection.Scalar("select a from t"));
    }

    [Fact]
    public void Close_AfterBrokenConstraint_Throws()
    {
        using var connection = Db.Open();
        connection.Run("create table t(a integer primary key)");
        var appender = connection.CreateAppender("t");
        appender.CreateRow().AppendValue((int?)1).EndRow();
        appender.CreateRow().AppendValue((int?)1).EndRow();
        var error = Assert.Throws<DuckDBException>(appender.Close);
        Assert.Equal(DuckDBErrorType.Constraint, error.ErrorType);
        Assert.Equal(0L, connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void CreateAppender_OfMissingTable_NamesIt()
    {
        using var connection = Db.Open();
        Assert.Contains("absent", Assert.Throws<DuckDBException>(() => connection.CreateAppender("absent")).Message);
    }
}
