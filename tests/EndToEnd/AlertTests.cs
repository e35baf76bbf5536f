using Finops.Database;
using Finops.Tests.Cli;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>What the demo told, and what the warehouse knows of it afterwards.</summary>
public sealed class AlertTests(DemoHome demo)
{
    [Fact]
    public void Demo_TellsEveryCrossingOfOctoberOnce()
    {
        var text = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(demo.Folder.Home.Out, "alerts")).Single());
        var told = Assert.Single(AlertStatus.Of(demo.Folder.Home));
        Assert.Equal((demo.Scalar<long>("SELECT count(*) FROM mart_alert_recipients"), 0, 0), (told.SentCount, told.HeldCount, told.WaitingCount));
        Assert.Equal(told.SentCount, text.Split("  What to do: ").Length - 1);
        Assert.All(demo.Query("SELECT title FROM mart_alerts WHERE recipient_count > 0", reader => reader.GetString(0)), title =>
            Assert.Contains($"{title}\n  Figure: ", text, StringComparison.Ordinal)
        );
        Assert.Empty(
            demo.Query("SELECT alert_key FROM mart_alerts WHERE recipient_count > 0 AND crossing_date < DATE '2026-10-01'", reader => reader.GetString(0))
        );
        Assert.Contains("recipient   channel   state", demo.Said.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_AfterTheDemo_AreSilent_AndTheNextBuildKnowsWhatWasTold()
    {
        using var home = demo.Copy();
        home.Write("finops.json", """{ "alerts": { "channels": { "file": { "type": "file" } } } }""");
        var again = await Terminal.RunAsync("alerts", "--home", home.Path);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.StartsWith("Nothing to tell that has not been told, as of 2026-11-03T06:00:00Z.", again.Out, StringComparison.Ordinal);
        Assert.Contains("Alerts through file: ", (await Terminal.RunAsync("status", "--home", home.Path)).Out, StringComparison.Ordinal);

        var built = await Terminal.RunAsync("build", "--home", home.Path);
        Assert.True(built.ExitCode == 0, built.Error);
        Assert.Equal($"{demo.Scalar<long>("SELECT count(*) FROM mart_alert_recipients")} told, all delivered", History());

        await Terminal.RunAsync("build", "--as-of", "2026-11-03T06:00:00Z", "--home", home.Path);
        Assert.Equal("0 told, all delivered", History());

        string History()
        {
            using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
            return warehouse.Scalar<string>(
                "SELECT concat(count(DISTINCT item_key), ' told, ', CASE WHEN count(*) = count(delivered_at_utc) THEN 'all' ELSE 'not all' END, ' "
                    + "delivered') FROM mart_alert_history"
            );
        }
    }

    [Fact]
    public async Task DryRun_AsJson_ListsWhatWouldBeSent()
    {
        using var home = demo.Copy();
        Directory.Delete(home.Home.Alerts, recursive: true);
        home.Write("finops.json", """{ "alerts": { "channels": { "file": { "type": "file" } } } }""");
        var said = await Terminal.RunAsync("alerts", "--dry-run", "--json", "--home", home.Path);
        Assert.Equal(0, said.ExitCode);
        Assert.Contains("\"state\": \"would be sent\"", said.Out, StringComparison.Ordinal);
        Assert.Contains("\"build_id\": ", said.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(home.Home.Alerts));
    }
}
