using System.Text.Json;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Cli;

/// <summary>What status, check, models and init say.</summary>
public sealed class StatusTests(DemoHome demo)
{
    [Fact]
    public async Task Status_OfTheDemo_NamesBuildSourcesAndChecks()
    {
        var said = await RunAsync("status");
        Assert.StartsWith(
            $"Larkfield Group, build {demo.Scalar<string>("SELECT build_id FROM meta.build")}, as of 2026-11-03T06:00:00Z\n",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains(said.Split('\n'), line =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["claude-analytics", "cost_report_total", "2026-11-03T06:00:00Z", _, _, "184", "fresh"]
        );
        Assert.Contains("warn: check_people__without_cost_center, 2 rows:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_AsJson_SaysTheSame()
    {
        using var json = JsonDocument.Parse(await RunAsync("status", "--json"));
        Assert.Equal("Larkfield Group", json.RootElement.GetProperty("organization").GetString());
        Assert.Equal(demo.Scalar<long>("SELECT count(*) FROM mart_data_freshness"), json.RootElement.GetProperty("sources").GetArrayLength());
        Assert.Equal(demo.Scalar<long>("SELECT count(*) FROM meta.checks"), json.RootElement.GetProperty("checks").GetArrayLength());
    }

    [Fact]
    public async Task Models_Listed_StandAfterWhatTheyRead()
    {
        using var json = JsonDocument.Parse(await RunAsync("models", "--json"));
        var names = new HashSet<string>(StringComparer.Ordinal) { "run", "landed" };
        foreach (var model in json.RootElement.EnumerateArray())
        {
            Assert.All(model.GetProperty("reads").EnumerateArray().Select(name => name.GetString()!), name =>
                Assert.True(name.StartsWith("raw_", StringComparison.Ordinal) || names.Contains(name), name)
            );
            names.Add(model.GetProperty("name").GetString()!);
        }

        Assert.Contains("mart_chargeback_monthly", names);
    }

    [Fact]
    public async Task Models_OfOneMart_DescribeEveryColumn()
    {
        var said = await RunAsync("models", "mart_chargeback_monthly");
        Assert.Contains("grain: billing_month, cost_center_id, provider, billing_account_id", said, StringComparison.Ordinal);
        Assert.All(demo.Query("SELECT column_name FROM duckdb_columns() WHERE table_name = 'mart_chargeback_monthly'", reader => reader.GetString(0)), column =>
            Assert.Contains($" {column} ", said, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Init_Twice_WritesOnlyOnce()
    {
        using var home = new HomeFolder();
        var first = await Terminal.RunAsync("init", "--home", home.Path);
        home.Write("finops.json", "{ \"organization\": \"Mine\" }");
        var second = await Terminal.RunAsync("init", "--home", home.Path);
        Assert.Contains("finops.json", first.Out, StringComparison.Ordinal);
        Assert.Equal($"{home.Path} is complete; nothing was written.\n", second.Out);
        Assert.Equal("{ \"organization\": \"Mine\" }", File.ReadAllText(home.Home.ConfigFile));
    }

    [Fact]
    public async Task Build_OfAHomeWithoutAnything_PublishesAnEmptyWarehouse()
    {
        using var home = new HomeFolder();
        await Terminal.RunAsync("init", "--home", home.Path);
        var built = await Terminal.RunAsync("build", "--home", home.Path);
        Assert.True(built.ExitCode == 0, built.Error);
        Assert.True(File.Exists(home.Home.WarehouseFile));
    }

    private async Task<string> RunAsync(params string[] args)
    {
        var said = await Terminal.RunAsync([.. args, "--home", demo.Folder.Path]);
        Assert.True(said.ExitCode == 0, said.Error);
        return said.Out;
    }
}
