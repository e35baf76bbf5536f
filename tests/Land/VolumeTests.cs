using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Tests.Land;

/// <summary>CSV and Parquet volume files under a contract: the events' contract, as it has times, counts and an optional column.</summary>
public sealed class VolumeTests : IDisposable
{
    private const string Header = "ts,provider,user,model,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens,request_id";
    private const string Line = "2026-10-01T10:00:00Z,openai,u,m,5,0,0,1,r1";
    private const string Row =
        "TIMESTAMPTZ '2026-10-01 23:30:00-01' AS ts, 'openai' AS provider, 'm' AS model, 5::BIGINT AS input_tokens, 0::DOUBLE AS cache_read_tokens, 0 AS "
        + "cache_write_tokens, 1 AS output_tokens, 'r1' AS request_id";
    private const string Landed =
        "SELECT CAST(usage_date AS VARCHAR), \"user\", input_tokens, request_id, _unknown FROM raw_usage_events__requests ORDER BY ALL";

    private readonly TempHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(Header + "\n" + Line)]
    [InlineData("\uFEFF" + Header + "\r\n" + Line + "\r\n")]
    [InlineData(
        "request_id,OUTPUT_TOKENS,cache_write_tokens,cache_read_tokens,input_tokens,model,user,provider,ts\nr1,1.0,0,0,5,\"m\",\"u\",openai,2026-10-01T12:00:00+02:00\n"
    )]
    public async Task Csv_AnyOrderCapitalsAndQuotes_Lands(string text)
    {
        await LandCsvAsync(text);
        Assert.Equal("2026-10-01|u|5|r1|", home.Query("usage-events", Landed));
    }

    [Fact]
    public async Task Csv_OptionalColumnAbsent_IsNull()
    {
        await LandCsvAsync(Header.Replace("user,", "", StringComparison.Ordinal) + "\n" + Line.Replace("u,m", "m", StringComparison.Ordinal));
        Assert.Equal("2026-10-01||5|r1|", home.Query("usage-events", Landed));
    }

    [Fact]
    public async Task Csv_NamesOfTheFile_StandForTheContracts()
    {
        await LandCsvAsync(Header.Replace("ts,", "time,", StringComparison.Ordinal) + "\n" + Line, file =>
            file with
            {
                Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["ts"] = "time" },
            }
        );
        Assert.Equal("2026-10-01|u|5|r1|", home.Query("usage-events", Landed));
    }

    [Fact]
    public async Task Ndjson_NamesOfTheFile_StandForTheContracts()
    {
        var path = Write(
            "a.ndjson",
            """{"time":"2026-10-01T10:00:00Z","provider":"openai","model":"m","input_tokens":5,"cache_read_tokens":0,"cache_write_tokens":0,"output_tokens":1,"request_id":"r1"}"""
        );
        await LandAsync(
            new VolumeFile(path, VolumeFormat.Ndjson, "CAST(ts AS DATE)", "x")
            {
                Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["ts"] = "time" },
            }
        );
        Assert.Equal("2026-10-01||5|r1|", home.Query("usage-events", Landed));
    }

    [Fact]
    public async Task Csv_InAFolderNamedLikeAPartition_HasNoColumnMore()
    {
        Directory.CreateDirectory(Path.Combine(home.Home.Root, "BILLING_PERIOD=2026-10"));
        var path = Write("BILLING_PERIOD=2026-10/a.csv", Header + "\n" + Line);
        Assert.Empty((await LandAsync(new VolumeFile(path, VolumeFormat.Csv, "CAST(ts AS DATE)", "x"))).UnknownFields);
    }

    [Theory]
    [InlineData(true, "{\"x_Team\":\"core\"}")]
    [InlineData(false, "")]
    public async Task Csv_UnknownColumn_IsKeptOnlyWhereAsked(bool isKept, string unknown)
    {
        var summary = await LandCsvAsync(Header + ",x_Team,x_Empty\n" + Line + ",core,", file => file with { KeepsUnknownColumns = isKept });
        Assert.Equal("2026-10-01|u|5|r1|" + unknown, home.Query("usage-events", Landed));
        Assert.Equal("requests.x_Team=1", string.Join(' ', summary.UnknownFields.Select(field => $"{field.Key}={field.Value}")));
    }

    [Fact]
    public async Task Csv_NullText_IsNoValue()
    {
        await LandCsvAsync(Header + "\n" + Line.Replace(",u,", ",NULL,", StringComparison.Ordinal), file => file with { NullText = "NULL" });
        Assert.Equal("2026-10-01||5|r1|", home.Query("usage-events", Landed));
    }

    [Fact]
    public async Task Csv_TimeWithoutZone_LandsOnlyWhereTheFileSaysUtc()
    {
        var text = Header + "\n" + Line.Replace("T10:00:00Z", " 23:59:59", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandCsvAsync(text));
        Assert.EndsWith("a.csv:2 ts", error.Problems[0].Where, StringComparison.Ordinal);
        await LandCsvAsync(text, file => file with { ZonelessTimesAreUtc = true });
        Assert.Equal("2026-10-01|u|5|r1|", home.Query("usage-events", Landed));
    }

    [Theory]
    [InlineData("2026-10-01T00:00Z", "2026-10-01")]
    [InlineData("2026-10-01 00:00:00 UTC", "2026-10-01")]
    [InlineData("2026-10-01T00:00:00.000Z", "2026-10-01")]
    [InlineData("2026-10-01T00:00:00+02:00", "2026-09-30")]
    [InlineData("2026-10-01", "2026-10-01")]
    public async Task Csv_FormsOfUtcTimes_AreOneDay(string time, string day)
    {
        await LandCsvAsync(Header + "\n" + Line.Replace("2026-10-01T10:00:00Z", time, StringComparison.Ordinal), file =>
            file with
            {
                ZonelessTimesAreUtc = true,
            }
        );
        Assert.Equal(day, home.Query("usage-events", "SELECT CAST(usage_date AS VARCHAR) FROM raw_usage_events__requests"));
    }

    [Theory]
    [InlineData(",5,0,0,1,r1", ",1.7,0,0,1,r1", ":3 input_tokens", "1.7")]
    [InlineData(",5,0,0,1,r1", ",-1,0,0,1,r1", ":3 input_tokens", "-1")]
    [InlineData(",5,0,0,1,r1", ",,0,0,1,r1", ":3 input_tokens", "nothing")]
    [InlineData(",5,0,0,1,r1", ",many,0,0,1,r1", ":3 input_tokens", "many")]
    [InlineData("2026-10-01T10:00:00Z", "yesterday", ":3 ts", "yesterday")]
    [InlineData(",m,5", ",m,5,5", ":3", "too many columns: 2026-10-01T10:00:00Z,openai,u,m,5,5,0,0,1,r1")]
    [InlineData(",m,5", ",\"m\"m,5", ":3", "unquoted value: 2026-10-01T10:00:00Z,openai,u,\"m\"m,5,0,0,1,r1")]
    public async Task Csv_BadRow_IsRefusedWithItsLine(string right, string wrong, string where, string found)
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            LandCsvAsync(Header + "\n" + Line + "\n" + Line.Replace(right, wrong, StringComparison.Ordinal) + "\n")
        );
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.EndsWith("a.csv" + where, error.Problems[0].Where, StringComparison.Ordinal);
        Assert.Equal(found, error.Problems[0].Found);
        Assert.Empty(home.RawFiles());
    }

    [Theory]
    [InlineData(Header, "only a header")]
    [InlineData("ts;provider;user\n2026-10-01;openai;u\n", "semicolons")]
    public async Task Csv_FileThatIsNone_IsRefused(string text, string found)
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandCsvAsync(text));
        Assert.Equal(found, Assert.Single(error.Problems).Found);
    }

    [Fact]
    public async Task Csv_RequiredColumnsMissing_AreAllNamed()
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            LandCsvAsync("provider,request_id,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens\na,b,1,1,1,1\n")
        );
        Assert.Equal(["a.csv:1 ts", "a.csv:1 model"], error.Problems.Select(problem => Path.GetFileName(problem.Where)));
    }

    [Fact]
    public async Task Parquet_TypedColumns_Land()
    {
        await LandParquetAsync(Row + ", MAP { 'team': 'core' } AS x_tags, 1.50::DECIMAL(10, 2) AS x_rate, NULL::INTEGER AS x_none", file =>
            file with
            {
                KeepsUnknownColumns = true,
            }
        );
        Assert.Equal("""2026-10-02||5|r1|{"x_tags":{"team":"core"},"x_rate":"1.50"}""", home.Query("usage-events", Landed));
    }

    [Fact]
    public async Task Parquet_TimeWithoutZone_LandsOnlyWhereTheFileSaysUtc()
    {
        var row = Row.Replace("TIMESTAMPTZ '2026-10-01 23:30:00-01'", "TIMESTAMP '2026-10-01 23:30:00'", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandParquetAsync(row));
        Assert.Equal("a column of type TIMESTAMP", Assert.Single(error.Problems).Found);
        await LandParquetAsync(row, file => file with { ZonelessTimesAreUtc = true });
        Assert.Equal("2026-10-01||5|r1|", home.Query("usage-events", Landed));
    }

    [Theory]
    [InlineData("0::DOUBLE AS cache_read_tokens", "1.7::DOUBLE AS cache_read_tokens", "row 1 cache_read_tokens", "1.7")]
    [InlineData("5::BIGINT AS input_tokens", "-5::BIGINT AS input_tokens", "row 1 input_tokens", "-5")]
    [InlineData("'m' AS model", "NULL::VARCHAR AS model", "row 1 model", "nothing")]
    public async Task Parquet_BadValue_IsRefusedWithItsRow(string right, string wrong, string where, string found)
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandParquetAsync(Row.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.EndsWith("a.parquet " + where, error.Problems[0].Where, StringComparison.Ordinal);
        Assert.Equal(found, error.Problems[0].Found);
    }

    [Fact]
    public async Task Parquet_TornFile_IsRefused()
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            LandAsync(new VolumeFile(Write("a.parquet", "PAR1 and then nothing"), VolumeFormat.Parquet, "CAST(ts AS DATE)", "x"))
        );
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Empty(home.RawFiles());
    }

    private Task<LandingSummary> LandCsvAsync(string text, Func<VolumeFile, VolumeFile>? how = null) =>
        LandAsync((how ?? (file => file))(new VolumeFile(Write("a.csv", text), VolumeFormat.Csv, "CAST(ts AS DATE)", "x")));

    private Task<LandingSummary> LandParquetAsync(string row, Func<VolumeFile, VolumeFile>? how = null)
    {
        var path = Path.Combine(home.Home.Root, "a.parquet");
        using (var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary))
        {
            connection.Execute($"COPY (SELECT {row}) TO {Sql.Text(path)} (FORMAT parquet)");
        }

        return LandAsync((how ?? (file => file))(new VolumeFile(path, VolumeFormat.Parquet, "CAST(ts AS DATE)", "x")));
    }

    private Task<LandingSummary> LandAsync(VolumeFile file) => home.LandAsync("usage-events", extraction => extraction.AddVolumeFile("requests", "a", file));

    private string Write(string name, string text)
    {
        var path = Path.Combine(home.Home.Root, name);
        File.WriteAllText(path, text);
        return path;
    }
}
