using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;
using Finops.Tests.SimulatorTests;

namespace Finops.Tests.Errors;

/// <summary>Keys that are wrong and answers that are broken, over real HTTP from a child process.</summary>
public sealed class VendorErrorTests(DemoHome demo) : ErrorTest(demo), IAsyncLifetime
{
    private const string Key = "FINOPS_CLAUDE_ANALYTICS_KEY";
    private static readonly Dictionary<string, string?> Keyed = new(StringComparer.Ordinal) { [Key] = ClaudeAnalyticsApi.AcceptedKey };
    private static readonly Dictionary<string, string?> Keyless = new(StringComparer.Ordinal) { [Key] = null, [Key + "_FILE"] = null };
    private SimulatorHost vendor = null!;

    public async ValueTask InitializeAsync()
    {
        vendor = await SimulatorHost.StartAsync(Worlds.Small, DemoHome.Now);
        Home.Write("finops.json", $$"""{ "sources": { "claude-analytics": { "url": "{{vendor.Url("claude-analytics")}}" } } }""");
    }

    public async ValueTask DisposeAsync()
    {
        await vendor.DisposeAsync();
        Dispose();
    }

    [Fact]
    public Task Key_Missing() =>
        ExtractAsync(
            2,
            Keyless,
            """
            environment variable FINOPS_CLAUDE_ANALYTICS_KEY
              expected:   a key
              found:      none
              Try: set FINOPS_CLAUDE_ANALYTICS_KEY, or FINOPS_CLAUDE_ANALYTICS_KEY_FILE to a file that holds the key; the source's README says who can make one
            """
        );

    [Fact]
    public Task Key_Wrong() =>
        ExtractAsync(
            2,
            new Dictionary<string, string?> { [Key] = "sk-ant-wrong" },
            """
            user_cost_report 2026-10-01..2026-10-02, page 1
              expected:   a key that the vendor accepts
              found:      HTTP 401: authentication_error: invalid x-api-key
              Try: check FINOPS_CLAUDE_ANALYTICS_KEY: an analytics key with the scope read:analytics, made by the primary owner in claude.ai → Organization settings → API (a Console admin key does not work)
            """
        );

    [Fact]
    public Task Key_WithoutScope() =>
        ExtractAsync(
            2,
            new Dictionary<string, string?> { [Key] = ClaudeAnalyticsApi.OtherKey },
            """
            user_cost_report 2026-10-01..2026-10-02, page 1
              expected:   a key that may read this
              found:      HTTP 403: permission_error: This API key has the scopes [read:compliance_activities]; this endpoint needs [read:analytics]
              Try: check FINOPS_CLAUDE_ANALYTICS_KEY: an analytics key with the scope read:analytics, made by the primary owner in claude.ai → Organization settings → API (a Console admin key does not work)
            """
        );

    [Fact]
    public Task Page_CutInHalf()
    {
        vendor.Faults = new Faults { Endpoint = "/user_cost_report", Truncated = 100 };
        return ExtractAsync(
            1,
            Keyed,
            """
            user_cost_report 2026-10-01..2026-10-02, page 1 $ line 1, byte 34692
              expected:   complete JSON
              found:      JSON that ends or breaks there (34691 bytes)
              Try: run it again; if it stays, the vendor changed its answer: compare with the source's README. Nothing has landed
            """
        );
    }

    [Fact]
    public Task Amount_NoNumber()
    {
        vendor.Faults = new Faults { Endpoint = "/user_cost_report", Amount = "12,50" };
        return ExtractAsync(
            1,
            Keyed,
            """
            user_cost_report 2026-10-01..2026-10-02, page 1 $.data[0].amount
              expected:   an amount as a plain decimal
              found:      "12,50"
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            user_cost_by_group 2026-10-01..2026-10-02, page 1 $.data[0].amount
              expected:   an amount as a plain decimal
              found:      "12,50"
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            """
        );
    }

    [Fact]
    public Task Tokens_Negative()
    {
        vendor.Faults = new Faults { Endpoint = "/user_usage_report", HasNegativeTokens = true };
        return ExtractAsync(
            1,
            Keyed,
            """
            user_usage_report 2026-10-01..2026-10-02, page 1 $.data[0].output_tokens
              expected:   a whole number, 0 or more
              found:      -5
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            """
        );
    }

    [Fact]
    public Task Field_Missing()
    {
        vendor.Faults = new Faults { Endpoint = "/user_cost_report", MissingField = "amount" };
        return ExtractAsync(
            1,
            Keyed,
            """
            user_cost_report 2026-10-01..2026-10-02, page 1 $.data[0].amount
              expected:   an amount as a plain decimal
              found:      nothing
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            user_cost_by_group 2026-10-01..2026-10-02, page 1 $.data[0].amount
              expected:   an amount as a plain decimal
              found:      nothing
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            """
        );
    }

    [Fact]
    public async Task Days_OutsideTheVendorsWindow()
    {
        Home.Write("finops.json", """{ "sources": { "claude-analytics": { "url": "https://api.anthropic.com" } } }""");
        var before = Home.Files("raw", "warehouse");
        var said = await Terminal.RunAsync("extract", "--source", "claude-analytics", "--from", "2025-06-01", "--to", "2025-07-01", "--home", Home.Path);
        Assert.Matches(
            """
            ^--from/--to
              expected:   days that the vendor answers for: 20\d\d-\d\d-\d\d\.\.20\d\d-\d\d-\d\d
              found:      2025-06-01\.\.2025-06-30
              Try: --from 20\d\d-\d\d-\d\d or later; what landed earlier stays$
            """,
            said.Problems
        );
        Assert.Equal(2, said.ExitCode);
        Assert.Equal(before, Home.Files("raw", "warehouse"));
    }

    private Task ExtractAsync(int exitCode, IReadOnlyDictionary<string, string?> environment, string says) =>
        ChildRefusedAsync(exitCode, says, environment, "extract", "--from", "2026-10-01", "--to", "2026-10-03");
}
