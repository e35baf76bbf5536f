using System.Text.Json;
using Finops.Core;

namespace Finops.Tests.Land;

/// <summary>What a vendor's row must be to land, and what becomes of it.</summary>
public sealed class RowContractTests : IDisposable
{
    private readonly TempHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("0.10000000000000", "0.10000000000000")]
    [InlineData("41280.000000", "41280.000000")]
    [InlineData("\"12.340\"", "12.340")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("\"100000000000000\"", "100000000000000")]
    public async Task Money_AnyPlainDecimal_KeepsItsToken(string json, string landed)
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, json));
        Assert.Equal($"1|{landed}", home.Costs());
    }

    [Theory]
    [InlineData("0.1000000000000000055")]
    [InlineData("\"100000000000001\"")]
    [InlineData("\"-79228162514264337593543950335\"")]
    public async Task Money_BeyondWhatTheLedgerKeeps_IsRefused(string json)
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => home.LandCostsAsync(DailyCost.Days(1, 1), (1, json)));
        Assert.Equal("an amount in cents with at most 10 decimals, at most 100000000000000", Assert.Single(error.Problems).Expected);
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("\"1E-2\"")]
    [InlineData("\"12,50\"")]
    [InlineData("\"1,234.50\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\"")]
    [InlineData("\" 5\"")]
    [InlineData("\"$5\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public async Task Money_AnythingElse_IsRefusedWithItsField(string json)
    {
        var problem = Assert.Single(await RefusedAsync(DailyCost.Row(1, json)));
        Assert.Equal("page 1 amount", problem.Where);
        Assert.Equal("an amount as a plain decimal", problem.Expected);
        Assert.Equal(json, problem.Found);
    }

    [Theory]
    [InlineData("1.7")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("\"seven\"")]
    [InlineData("99999999999999999999")]
    public async Task Count_NoWholeNumberFromZero_IsRefused(string json)
    {
        var problem = Assert.Single(await RefusedAsync(DailyCost.Row(1, "1", $",\"requests\":{json}")));
        Assert.Equal(("page 1 requests", "a whole number, 0 or more", json), (problem.Where, problem.Expected, problem.Found));
    }

    [Fact]
    public async Task Count_InsideAnObject_IsRefusedWithItsPath()
    {
        var row = JsonSerializer.Deserialize<JsonElement>(
            """{"date":"2026-10-01","user":{"id":"u"},"chat_metrics":{},"claude_code_metrics":{"core_metrics":{"lines_of_code":{"added_count":1.5}}}}"""
        );
        var problem = Assert.Single(await RefusedAsync(row, "users"));
        Assert.Equal("page 1 claude_code_metrics.core_metrics.lines_of_code.added_count", problem.Where);
    }

    [Theory]
    [InlineData("10/11/2026")]
    [InlineData("Oct 1 2026")]
    [InlineData("2026-10-01T25:00:00Z")]
    [InlineData("2026-10-01 00:00")]
    public async Task Time_NoRfc3339_IsRefused(string text)
    {
        var row = JsonSerializer.Deserialize<JsonElement>(
            $$"""{"starting_at":"{{text}}","ending_at":"2026-10-02T00:00:00Z","amount":"1","list_amount":"1","currency":"USD"}"""
        );
        Assert.Equal("page 1 starting_at", Assert.Single(await RefusedAsync(row)).Where);
    }

    [Theory]
    [InlineData("2026-10-01T00:00:00Z", "2026-10-01 00:00:00+00")]
    [InlineData("2026-10-01T02:30:00.123456+02:00", "2026-10-01 00:30:00.123456+00")]
    [InlineData("2026-10-01T00:00:00.123456789Z", "2026-10-01 00:00:00.123456+00")]
    public async Task Time_Rfc3339_LandsAsThatInstant(string text, string landed)
    {
        var row = JsonSerializer.Deserialize<JsonElement>(
            $$"""{"starting_at":"{{text}}","ending_at":"2026-10-02T00:00:00Z","amount":"1","list_amount":"1","currency":"USD"}"""
        );
        await LandAsync(row, DailyCost.Entity);
        Assert.Equal(landed, home.Query(DailyCost.Source, "SELECT starting_at::VARCHAR FROM raw_claude_analytics__cost_report_total"));
    }

    [Theory]
    [InlineData("currency", "\"currency\":null")]
    [InlineData("currency", "\"renamed\":1")]
    public async Task Field_RequiredButNotThere_IsRefused(string field, string instead)
    {
        var row = JsonSerializer.Deserialize<JsonElement>(
            $$"""{"starting_at":"2026-10-01T00:00:00Z","ending_at":"2026-10-02T00:00:00Z","amount":"1","list_amount":"1",{{instead}}}"""
        );
        Assert.Equal($"page 1 {field}", Assert.Single(await RefusedAsync(row)).Where);
    }

    [Fact]
    public async Task Row_NoObject_IsRefused() =>
        Assert.Equal("a JSON object", Assert.Single(await RefusedAsync(JsonSerializer.Deserialize<JsonElement>("[1]"))).Expected);

    [Fact]
    public async Task Rows_SeveralThingsWrong_AreToldTogether()
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => home.LandAsync(DailyCost.Source, extraction =>
            {
                extraction.Write(DailyCost.Entity, "org", DailyCost.Day(1), DailyCost.Row(1, "\"x\"", ",\"requests\":-1"), "row 1");
                extraction.Write(DailyCost.Entity, "org", DailyCost.Day(2), DailyCost.Row(2, "1"), "row 2");
                extraction.Write(DailyCost.Entity, "org", DailyCost.Day(3), DailyCost.Row(3, "1e9"), "row 3");
                extraction.Answered(DailyCost.Entity, "org", DailyCost.Days(1, 3));
            }));
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal(["row 1 amount", "row 1 requests", "row 3 amount"], error.Problems.Select(problem => problem.Where));
        Assert.Empty(home.RawFiles());
    }

    [Fact]
    public async Task Rows_AllWrong_StopAtTwentyProblems()
    {
        var written = 0;
        var error = await Assert.ThrowsAsync<FinopsException>(() => home.LandAsync(DailyCost.Source, extraction =>
            {
                for (; written < 1000; written++)
                {
                    extraction.Write(DailyCost.Entity, "org", DailyCost.Day(1), DailyCost.Row(1, "\"x\""), $"row {written}");
                }
            }));
        Assert.Equal(20, error.Problems.Count);
        Assert.Equal(19, written);
    }

    [Fact]
    public async Task Fields_Unknown_LandApartAndAreReportedOnce()
    {
        var summary = await home.LandAsync(DailyCost.Source, extraction =>
        {
            for (var user = 0; user < 3; user++)
            {
                var row = JsonSerializer.Deserialize<JsonElement>(
                    $$$$"""{"date":"2026-10-01","user":{"id":"u{{{{user}}}}","tier":"gold"},"chat_metrics":{"message_count":1},"claude_code_metrics":{"core_metrics":{"commit_count":2,"vibes":{"a":[1]}}},"mood":"good"}"""
                );
                extraction.Write("users", "org", DailyCost.Day(1), row, $"user {user}");
            }

            extraction.Answered("users", "org", DailyCost.Days(1, 1));
        });
        Assert.Equal(
            """{"user.tier":"gold","claude_code_metrics.core_metrics.vibes":{"a":[1]},"mood":"good"}|2""",
            home.Query(DailyCost.Source, """SELECT DISTINCT _unknown, claude_code_metrics.core_metrics.commit_count FROM raw_claude_analytics__users""")
        );
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["users.claude_code_metrics.core_metrics.vibes"] = 3,
                ["users.mood"] = 3,
                ["users.user.tier"] = 3,
            },
            summary.UnknownFields
        );
        Assert.Equal(3, home.Log.ToString().Split("event=unknown_field").Length - 1);
    }

    [Fact]
    public async Task Text_QuotesBlanksAndOtherAlphabets_LandUnchanged()
    {
        const string Text = "O'Brien \"x\"\n\tß 日本 😀 {;} --";
        await LandAsync(DailyCost.Row(1, "1", $",\"model\":{JsonSerializer.Serialize(Text)}"), DailyCost.Entity);
        Assert.Equal(Text, home.Query(DailyCost.Source, "SELECT model FROM raw_claude_analytics__cost_report_total"));
    }

    [Fact]
    public async Task Text_BrokenSurrogate_IsRefused() =>
        Assert.Equal("text in Unicode", Assert.Single(await RefusedAsync(DailyCost.Row(1, "1", ",\"model\":\"\\ud800\""))).Expected);

    [Fact]
    public async Task Text_WithNul_LandsWithIt()
    {
        await LandAsync(DailyCost.Row(1, "1", ",\"model\":\"a\\u0000b\""), DailyCost.Entity);
        Assert.Equal("a\0b", home.Query(DailyCost.Source, "SELECT model FROM raw_claude_analytics__cost_report_total"));
    }

    private Task LandAsync(JsonElement row, string entity) => home.LandAsync(DailyCost.Source, extraction =>
        {
            extraction.Answered(entity, "org", DailyCost.Days(1, 1));
            extraction.Write(entity, "org", DailyCost.Day(1), row, "page 1");
        });

    private async Task<IReadOnlyList<Problem>> RefusedAsync(JsonElement row, string entity = DailyCost.Entity)
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandAsync(row, entity));
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Empty(home.RawFiles());
        return error.Problems;
    }
}
