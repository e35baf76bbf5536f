using System.Text.Json;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Cli;

/// <summary>finops explain as its reader sees it.</summary>
public sealed class ExplainTests(DemoHome demo)
{
    [Fact]
    public async Task Text_OfABill_LeadsFromTheTotalToTheFiles()
    {
        var lines = (await RunAsync("explain", "2026-10", "CC-1100", "--rows", "2")).Split('\n');
        var billed = demo.Scalar<decimal>(
            "SELECT sum(billed_usd)::DECIMAL(18, 2) FROM mart_chargeback_monthly WHERE billing_month = '2026-10-01' AND cost_center_id = 'CC-1100'"
        );
        Assert.Equal($"CC-1100 Payments, bill of 2026-10: USD {billed:#,0.00}", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("anthropic org_larkfield", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  direct: used by its own people, keys and workspaces", StringComparison.Ordinal));
        Assert.Contains(lines, line =>
            line.StartsWith(
                "        2026-10-17  1,385.54152027  p0001 claude_code claude-opus-5-5  [claude-analytics user|org_larkfield|2026-10-17|",
                StringComparison.Ordinal
            )
        );
        Assert.Contains(lines, line => line.StartsWith("        … and ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("the bill ", StringComparison.Ordinal) && line.EndsWith($" {billed:#,0.00}", StringComparison.Ordinal));
        Assert.Contains("  raw/claude-analytics/user_cost_report/000000001.parquet, read 2026-11-03T06:00:00Z", lines);
        Assert.Contains(lines, line => line.EndsWith("/BILLING_PERIOD=2026-10/larkfield-00001.csv.gz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_OfABill_HasTheSameAmounts()
    {
        using var json = JsonDocument.Parse(await RunAsync("explain", "2026-10", "unattributed", "--provider", "anthropic", "--json"));
        var account = json
            .RootElement.GetProperty("accounts")
            .EnumerateArray()
            .Single(account => account.GetProperty("billing_account_id").GetString() == "org_larkfield");
        var part = account.GetProperty("parts")[0];
        Assert.Equal(
            demo.Scalar<decimal>(
                "SELECT billed_usd FROM mart_chargeback_monthly WHERE billing_month = '2026-10-01' AND cost_center_id = 'unattributed' AND "
                    + "billing_account_id = 'org_larkfield'"
            ),
            part.GetProperty("billed_usd").GetDecimal()
        );
        Assert.Equal(
            demo.Scalar<decimal>(
                "SELECT sum(billed_usd) FROM int_charges__ruled WHERE charge_month = '2026-10-01' AND cost_center_id = 'unattributed' AND "
                    + "billing_account_id = 'org_larkfield'"
            ),
            part.GetProperty("rows").GetProperty("usd").GetDecimal()
        );
        Assert.Equal(
            ["cost_report", "cost_report_total", "usage_report", "usage_report_total", "user_cost_report", "user_usage_report"],
            json.RootElement.GetProperty("files")
                .EnumerateArray()
                .Where(file => file.GetProperty("source").GetString() == "claude-analytics")
                .Select(file => file.GetProperty("entity").GetString())
                .Distinct(StringComparer.Ordinal)
        );
    }

    private async Task<string> RunAsync(params string[] args)
    {
        var said = await Terminal.RunAsync([.. args, "--home", demo.Folder.Path]);
        Assert.True(said.ExitCode == 0, said.Error);
        return said.Out;
    }
}
