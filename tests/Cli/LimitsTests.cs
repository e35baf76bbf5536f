using Finops.Extract.ClaudeSpendLimits;
using Finops.Simulator.Vendors.ClaudeSpendLimits;
using Finops.Tests.EndToEnd;
using Finops.Tests.Sources;

namespace Finops.Tests.Cli;

/// <summary>`finops limits` as somebody types it.</summary>
public sealed class LimitsTests
{
    [Fact]
    public async Task Limits_ListedDriedAndApplied_SaysWhatHappened()
    {
        await using var limits = await SimulatedSource.StartAsync(new ClaudeSpendLimitsSource());
        using var home = new HomeFolder();
        home.Write("finops.json", $$"""{ "sources": { "claude-spend-limits": { "url": "{{limits.Host.Url("claude-spend-limits")}}" } } }""");
        var pending = ((ClaudeSpendLimitsApi)limits.Vendor).PendingRequestId;

        var listed = await RunAsync("limits", "requests");
        Assert.Contains(pending, listed.Out, StringComparison.Ordinal);

        var dry = await RunAsync("limits", "approve", pending, "--limit", "750.50");
        Assert.Equal(0, dry.ExitCode);
        Assert.StartsWith(
            $$"""Dry run, nothing sent. With --apply: POST /v1/organizations/spend_limit_increase_requests/{{pending}}/approve {"amount":"75050"}""",
            dry.Out,
            StringComparison.Ordinal
        );

        var applied = await RunAsync("limits", "approve", pending, "--limit", "750.50", "--by", "ada", "--apply");
        Assert.StartsWith($"{pending} is approved.", applied.Out, StringComparison.Ordinal);
        Assert.Contains("→ 750.50 USD", applied.Out, StringComparison.Ordinal);

        Assert.Equal(
            $"{pending} was already approved; nothing sent. Its limit is 750.50 USD.\n",
            (await RunAsync("limits", "approve", pending, "--limit", "750.50", "--apply")).Out
        );

        var conflict = await RunAsync("limits", "deny", pending, "--apply", "--json");
        Assert.Equal(2, conflict.ExitCode);
        Assert.Contains("\"outcome\": \"conflict\"", conflict.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("@", conflict.Error, StringComparison.Ordinal);

        Task<Said> RunAsync(params string[] args) =>
            Terminal.RunChildAsync(new Dictionary<string, string?> { ["FINOPS_CLAUDE_SPEND_LIMITS_KEY"] = limits.Vendor.Key }, [.. args, "--home", home.Path]);
    }

    [Theory]
    [InlineData("7.505")]
    [InlineData("-1")]
    [InlineData("1,000")]
    public async Task Approve_AmountThatIsNone_IsExitCode2(string amount)
    {
        var said = await Terminal.RunAsync("limits", "approve", "slir_1", $"--limit={amount}");
        Assert.Equal(2, said.ExitCode);
        Assert.Contains($"--limit wants an amount of at most two decimals, e.g. 750 or 750.50; found '{amount}'", said.Error, StringComparison.Ordinal);
    }
}
