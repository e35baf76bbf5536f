using Finops.Core;
using Finops.Extract.ClaudeConsole;

namespace Finops.Tests.Sources.ClaudeConsole;

/// <summary>Units as the vendor documents them, and answers that lie.</summary>
public sealed class DocumentedUnitTests : IDisposable
{
    private const string CostRow =
        """{"amount":"250.5","currency":"USD","description":"Claude Sonnet 5.5 Usage - Input Tokens","cost_type":"tokens","token_type":"uncached_input_tokens","model":"claude-sonnet-5-5","service_tier":"standard","context_window":"0-200k","inference_geo":"global","workspace_id":null}""";
    private const string CodeRow =
        """{"date":"2026-10-01T00:00:00Z","organization_id":"org_1","customer_type":"api","terminal_type":"vscode","is_remote":false,"actor":{"type":"user_actor","email_address":"Ada@Corp.test"},"core_metrics":{"num_sessions":5,"lines_of_code":{"added":1543,"removed":892},"commits_by_claude_code":12,"pull_requests_by_claude_code":2},"tool_actions":{"edit_tool":{"accepted":45,"rejected":5}},"model_breakdown":[{"model":"claude-opus-5-5","tokens":{"input":100000,"output":35000,"cache_read":10000,"cache_creation":5000},"estimated_cost":{"currency":"USD","amount":123.45}}]}""";
    private readonly TestHome home = new();
    private readonly ClaudeConsoleSource source = new();

    [Theory]
    [InlineData("250.5", "2.505000000000")]
    [InlineData("123.78912", "1.237891200000")]
    [InlineData("123.45", "1.234500000000")]
    public async Task Cost_DocumentedText_IsCents(string amount, string usd)
    {
        await home.LandAsync(
            source,
            ConsoleAnswers.Record(home, (ConsoleAnswers.Cost, ConsoleAnswers.Bucket(CostRow.Replace("250.5", amount, StringComparison.Ordinal)))),
            ConsoleAnswers.OneDay
        );
        Assert.Equal($"{usd}|default|org_1", home.Query("SELECT CAST(billed_usd AS VARCHAR), workspace_id, billing_account_id FROM stg_claude_console__cost"));
    }

    [Theory]
    [InlineData("123.45", "1.234500000000")]
    [InlineData("1025", "10.250000000000")]
    [InlineData("0.1000000001", "0.001000000001")] // no double in between: it would end in …0001000000082740371
    public async Task ClaudeCode_EstimateAsNumber_IsCents(string amount, string usd)
    {
        await home.LandAsync(
            source,
            ConsoleAnswers.Record(home, (ConsoleAnswers.ClaudeCode, ConsoleAnswers.Page(CodeRow.Replace("123.45", amount, StringComparison.Ordinal)))),
            ConsoleAnswers.OneDay
        );
        Assert.Equal(
            $"{usd}|ada@corp.test|5000",
            home.Query("SELECT CAST(estimated_usd AS VARCHAR), email, cache_write_tokens FROM stg_claude_console__claude_code_models")
        );
        Assert.Equal(
            "5|12|2|1543|45",
            home.Query("SELECT session_count, commit_count, pull_request_count, lines_added_count, edit_accepted_count FROM stg_claude_console__claude_code")
        );
    }

    [Fact]
    public async Task Cost_TwoBucketsOfADay_AreRefused()
    {
        var bucket = ConsoleAnswers.Bucket(CostRow);
        var twice = bucket.Replace(
            "]}],",
            $"]}},{bucket["{\"data\":[".Length..bucket.IndexOf("],\"has_more\"", StringComparison.Ordinal)]}],",
            StringComparison.Ordinal
        );
        await RefusesAsync("a second bucket of 2026-10-01", (ConsoleAnswers.Cost, twice));
    }

    [Fact]
    public async Task Cost_OtherCurrency_IsRefused() =>
        await RefusesAsync("EUR", (ConsoleAnswers.Cost, ConsoleAnswers.Bucket(CostRow.Replace("USD", "EUR", StringComparison.Ordinal))));

    [Fact]
    public async Task Cost_AmountUnderAnotherName_IsRefusedAndNotZero() =>
        await RefusesAsync("amount", (ConsoleAnswers.Cost, ConsoleAnswers.Bucket(CostRow.Replace("\"amount\"", "\"amount_cents\"", StringComparison.Ordinal))));

    [Fact]
    public async Task CostTotal_Grouped_IsRefused() =>
        await RefusesAsync("2 rows on 2026-10-01", (ConsoleAnswers.CostTotal, ConsoleAnswers.Bucket($"{CostRow},{CostRow}")));

    [Fact]
    public async Task Usage_FlatCacheWrites_AreRefusedAndNotZero() =>
        await RefusesAsync(
            "1 rows of 2026-10-01 lack one of them",
            (
                ConsoleAnswers.Usage,
                ConsoleAnswers.Bucket("""{"uncached_input_tokens":1,"cache_read_input_tokens":2,"cache_creation":{"five_minutes":3},"output_tokens":4}""")
            )
        );

    [Fact]
    public async Task ClaudeCode_RowOfAnotherDay_IsRefused() =>
        await RefusesAsync(
            "2026-10-02T00:00:00Z",
            (ConsoleAnswers.ClaudeCode, ConsoleAnswers.Page(CodeRow.Replace("2026-10-01", "2026-10-02", StringComparison.Ordinal)))
        );

    [Fact]
    public async Task ClaudeCode_PlainDay_IsRead()
    {
        await home.LandAsync(
            source,
            ConsoleAnswers.Record(
                home,
                (ConsoleAnswers.ClaudeCode, ConsoleAnswers.Page(CodeRow.Replace("2026-10-01T00:00:00Z", "2026-10-01", StringComparison.Ordinal)))
            ),
            ConsoleAnswers.OneDay
        );
        Assert.Equal("1", home.Query("SELECT count(*) FROM stg_claude_console__claude_code"));
    }

    public void Dispose() => home.Dispose();

    private async Task RefusesAsync(string text, params (string Request, string Body)[] answers)
    {
        var error = await home.RefusedAsync(source, ConsoleAnswers.Record(home, answers), ConsoleAnswers.OneDay);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Equal("0", home.Query("SELECT count(*) FROM landed"));
    }
}
