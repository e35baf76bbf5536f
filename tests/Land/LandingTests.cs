using Finops.Core;
using Finops.Database;

namespace Finops.Tests.Land;

/// <summary>What replaces what, and what is left untouched (design 3.1 and 4).</summary>
public sealed class LandingTests : IDisposable
{
    private const string DataFile = "claude-analytics/cost_report_total/000000001.parquet";

    private readonly TempHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Land_SourceFailsHalfway_ChangesNoByte()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 2), (1, "10"), (2, "20"));
        var before = home.RawFiles();
        await Assert.ThrowsAsync<IOException>(() => home.LandAsync(DailyCost.Source, extraction =>
            {
                extraction.Write(DailyCost.Entity, "org_a", DailyCost.Day(1), DailyCost.Row(1, "11"), "page 1");
                extraction.Answered(DailyCost.Entity, "org_a", DailyCost.Days(1, 1));
                throw new IOException("page 2 never came");
            }));
        Assert.Equal(before, home.RawFiles());
    }

    [Fact]
    public async Task Land_DayAnsweredEmpty_IsCleared()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 3), (1, "10"), (2, "20"), (3, "30"));
        await home.LandCostsAsync(DailyCost.Days(2, 3), (3, "30"));
        Assert.Equal("1|10 3|30", home.Costs());
    }

    [Fact]
    public async Task Land_EverythingAnsweredEmpty_NeedsNoDataFile()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 2), (1, "10"), (2, "20"));
        await home.LandCostsAsync(DailyCost.Days(1, 2));
        Assert.Equal("", home.Costs());
        Assert.Equal([DataFile], DataFiles());
    }

    [Fact]
    public async Task Land_NothingEverAnswered_ReadsAsEmpty()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 31));
        Assert.Equal("", home.Costs());
        Assert.Empty(DataFiles());
    }

    [Fact]
    public async Task Land_DayRevised_WritesOnlyThatDay()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 3), (1, "10"), (2, "20"), (3, "30"));
        var before = home.RawFiles();
        var summary = await home.LandCostsAsync(DailyCost.Days(1, 3), (1, "10"), (2, "21"), (3, "30"));
        Assert.Equal("1|10 2|21 3|30", home.Costs());
        var entity = Assert.Single(summary.Entities);
        Assert.Equal((1, 2, 1L), (entity.ChangedKeys, entity.VerifiedKeys, entity.RowCount));
        Assert.Equal(1, RowsIn("claude-analytics/cost_report_total/000000002.parquet"));
        Assert.All(before, file => Assert.Equal(file.Value, home.RawFiles()[file.Key]));
    }

    [Fact]
    public async Task Land_SameAgainAtSameWatermark_WritesNothingAtAll()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 3), (1, "10"), (2, "20"));
        var before = home.RawFiles();
        home.Clock.Now += TimeSpan.FromHours(1);
        var summary = await home.LandCostsAsync(DailyCost.Days(1, 3), (1, "10"), (2, "20"));
        Assert.Null(summary.Sequence);
        Assert.Equal(before, home.RawFiles());
    }

    [Fact]
    public async Task Land_SameAgainAtNewerWatermark_IsVerifiedWithoutADataFile()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 3), (1, "10"), (2, "20"));
        var summary = await home.LandCostsAsync("org_a", DailyCost.Days(1, 3), DailyCost.Watermark.AddHours(4), (2, "20"), (1, "10"));
        Assert.Equal(2, summary.Sequence);
        Assert.Equal([DataFile], DataFiles());
        Assert.Equal(
            "3|2026-11-03 08:00:00+00",
            home.Query(DailyCost.Source, "SELECT count(*), min(data_refreshed_at)::VARCHAR FROM landed WHERE is_verified")
        );
        Assert.Equal("1|10 2|20", home.Costs());
    }

    [Fact]
    public async Task Land_RevisedAndTakenBack_StandsAsFirst()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 2), (1, "10"), (2, "20"));
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "11"));
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"));
        Assert.Equal("1|10 2|20", home.Costs());
    }

    [Fact]
    public async Task Land_CheckRefuses_LeavesNothing()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"));
        var before = home.RawFiles();
        var error = await Assert.ThrowsAsync<FinopsException>(() => home.LandCostsAsync(DailyCost.Days(1, 3), (2, "20"), (2, "21"), (3, "30"), (3, "30")));
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal(2, error.Problems.Count);
        Assert.Equal(before, home.RawFiles());
    }

    [Fact]
    public async Task Land_RowOfADayNobodyAskedFor_IsRefused()
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"), (2, "20")));
        Assert.Equal("1 rows of 2026-10-02", Assert.Single(error.Problems).Found);
        Assert.Empty(home.RawFiles());
    }

    [Fact]
    public async Task Land_ClockSetBack_StillCountsOnAndReplaces()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"));
        home.Clock.Now -= TimeSpan.FromDays(400);
        var summary = await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "11"));
        Assert.Equal(2, summary.Sequence);
        Assert.Equal("1|11", home.Costs());
    }

    [Fact]
    public async Task Land_TwoAccounts_DoNotEraseEachOther()
    {
        await home.LandCostsAsync("org_a", DailyCost.Days(1, 2), DailyCost.Watermark, (1, "10"), (2, "20"));
        await home.LandCostsAsync("org_b", DailyCost.Days(1, 2), DailyCost.Watermark, (1, "100"));
        await home.LandCostsAsync("org_a", DailyCost.Days(1, 1), DailyCost.Watermark);
        Assert.Equal(
            "2|20|org_a 1|100|org_b",
            home.Query(DailyCost.Source, "SELECT day(usage_date), amount, part FROM raw_claude_analytics__cost_report_total ORDER BY part")
        );
    }

    [Fact]
    public async Task Land_ManyRevisions_ReadEachDayFromItsNewestFile()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 4), (1, "1"), (2, "1"), (3, "1"), (4, "1"));
        await home.LandCostsAsync(DailyCost.Days(2, 4), (2, "2"), (3, "2"), (4, "2"));
        await home.LandCostsAsync(DailyCost.Days(3, 4), (3, "3"), (4, "3"));
        await home.LandCostsAsync(DailyCost.Days(4, 4), (4, "4"));
        Assert.Equal("1|1 2|2 3|3 4|4", home.Costs());
    }

    [Fact]
    public async Task Read_FileOlderThanAColumn_GivesNullThere()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"));
        RewriteWithout("requests, model");
        await home.LandAsync(DailyCost.Source, extraction =>
        {
            extraction.Write(DailyCost.Entity, "org_a", DailyCost.Day(2), DailyCost.Row(2, "20", ",\"requests\":7,\"model\":\"m\""), "day 2");
            extraction.Answered(DailyCost.Entity, "org_a", DailyCost.Days(2, 2));
        });
        Assert.Equal(
            "1|| 2|7|m",
            home.Query(DailyCost.Source, "SELECT day(usage_date), requests, model FROM raw_claude_analytics__cost_report_total ORDER BY ALL")
        );
    }

    [Fact]
    public async Task Read_FileWithAColumnTheContractDropped_LeavesItOut()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"));
        RewriteWithout("_unknown", ", NULL::JSON AS _unknown, 42 AS gone");
        Assert.Equal("1|10", home.Costs());
        Assert.DoesNotContain(
            "gone",
            home.Query(DailyCost.Source, "SELECT column_name FROM (DESCRIBE raw_claude_analytics__cost_report_total)"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Read_LandedFileGone_IsNamed()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, "10"));
        File.Delete(Path.Combine(home.Home.Raw, DataFile));
        var error = Assert.Throws<FinopsException>(home.Costs);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.EndsWith(DataFile, Assert.Single(error.Problems).Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_NewFile_ReplacesAllOfItsPartOnly()
    {
        await LandCentersAsync("v1", "CC-1", "CC-2");
        await LandCentersAsync("v2", "CC-2");
        Assert.Equal("CC-2", home.Query("people", "SELECT cost_center_id FROM raw_people__cost_centers"));
    }

    [Fact]
    public async Task Whole_SameBytesAgain_WritesNothing()
    {
        await LandCentersAsync("v1", "CC-1");
        var before = home.RawFiles();
        Assert.Null((await LandCentersAsync("v1", "CC-1")).Sequence);
        Assert.Equal(before, home.RawFiles());
    }

    [Fact]
    public async Task Restart_ForgetsWhatCameBefore()
    {
        await home.LandAsync(DailyCost.Source, extraction =>
        {
            extraction.Write(DailyCost.Entity, "org_a", DailyCost.Day(1), DailyCost.Row(1, "\"broken\""), "page 1");
            extraction.Answered(DailyCost.Entity, "org_a", DailyCost.Days(1, 9));
            extraction.Restart();
            extraction.Write(DailyCost.Entity, "org_a", DailyCost.Day(2), DailyCost.Row(2, "20"), "page 1");
            extraction.Answered(DailyCost.Entity, "org_a", DailyCost.Days(2, 2));
        });
        Assert.Equal("2|20", home.Costs());
        Assert.Equal("1", home.Query(DailyCost.Source, "SELECT count(*) FROM landed"));
    }

    [Fact]
    public async Task NewestLandedDay_CountsEmptyAnswersToo()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 5), (1, "10"));
        DateOnly? newest = null,
            other = DailyCost.Day(1);
        await home.LandAsync(DailyCost.Source, extraction =>
            (newest, other) = (extraction.NewestLandedDay(DailyCost.Entity), extraction.NewestLandedDay("users"))
        );
        Assert.Equal((DailyCost.Day(5), null), (newest, other));
    }

    [Fact]
    public async Task Volume_RevisedFile_ReplacesItsRows()
    {
        await LandEventsAsync("a", Event("r1", "1"), Event("r2", "2"));
        await LandEventsAsync("b", Event("r3", "3"));
        await LandEventsAsync("a", Event("r1", "5"));
        Assert.Equal("r1|5|a r3|3|b", home.Query("usage-events", "SELECT request_id, input_tokens, part FROM raw_usage_events__requests ORDER BY ALL"));
        Assert.Equal("a|1 b|1", home.Query("usage-events", "SELECT part, row_count FROM landed ORDER BY ALL"));
    }

    [Theory]
    [InlineData("1.7")]
    [InlineData("-1")]
    [InlineData("null")]
    [InlineData("\"many\"")]
    [InlineData("1e30")]
    public async Task Volume_CountThatIsNone_IsRefusedWithItsLine(string count)
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandEventsAsync("a", Event("r1", "1"), Event("r2", count)));
        var problem = Assert.Single(error.Problems);
        Assert.EndsWith("a.ndjson:2 input_tokens", problem.Where, StringComparison.Ordinal);
        Assert.Equal(count, problem.Found);
        Assert.Empty(home.RawFiles());
    }

    [Theory]
    [InlineData("{\"ts\":")]
    [InlineData("not json")]
    public async Task Volume_BrokenLine_IsRefusedWithItsLine(string line)
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandEventsAsync("a", Event("r1", "1"), line, Event("r2", "1")));
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.EndsWith("a.ndjson:2", Assert.Single(error.Problems).Where, StringComparison.Ordinal);
        Assert.Empty(home.RawFiles());
    }

    private static string Event(string id, string inputTokens) =>
        $$"""{"ts":"2026-10-01T10:00:00Z","provider":"openai","user":"u","model":"m","input_tokens":{{inputTokens}},"cache_read_tokens":0,"cache_write_tokens":0,"output_tokens":1,"request_id":"{{id}}"}""";

    private Task<Finops.Land.LandingSummary> LandEventsAsync(string part, params string[] lines)
    {
        var path = Path.Combine(home.Home.Root, part + ".ndjson");
        File.WriteAllLines(path, lines);
        return home.LandAsync("usage-events", extraction =>
            extraction.AddVolumeFile("requests", part, new VolumeFile(path, VolumeFormat.Ndjson, "CAST(ts AS DATE)", Sha256.OfFile(path)))
        );
    }

    private Task<Finops.Land.LandingSummary> LandCentersAsync(string content, params string[] ids) => home.LandAsync("people", extraction =>
        {
            var line = 2;
            foreach (var id in ids)
            {
                var row = System.Text.Json.JsonSerializer.SerializeToElement(
                    new
                    {
                        line_number = line,
                        cost_center_id = id,
                        name = id,
                        valid_from = "2026-01-01",
                    }
                );
                extraction.Write("cost_centers", "cost_centers", null, row, $"cost_centers.csv:{line++}");
            }

            extraction.AnsweredWhole("cost_centers", "cost_centers", content, "cost_centers.csv");
        });

    private List<string> DataFiles() => [.. home.RawFiles().Keys.Where(file => !file.Contains("_landed", StringComparison.Ordinal))];

    private long RowsIn(string file)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        return connection.Scalar<long>($"SELECT count(*) FROM read_parquet({Sql.Text(Path.Combine(home.Home.Raw, file))})");
    }

    // What an older version of the program, with an older contract, would have left on disk.
    private void RewriteWithout(string columns, string added = "")
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        Rewrite(connection, Path.Combine(home.Home.Raw, DataFile), $"* EXCLUDE ({columns}){added}");
        Rewrite(connection, Path.Combine(home.Home.Raw, "claude-analytics/_landed/000000001.parquet"), "* REPLACE ('older' AS contract_sha256)");
    }

    private static void Rewrite(DuckDB.NET.Data.DuckDBConnection connection, string file, string columns)
    {
        connection.Execute($"CREATE OR REPLACE TABLE old AS SELECT {columns} FROM read_parquet('{file}')");
        connection.Execute($"COPY old TO '{file}' (FORMAT parquet)");
    }
}
