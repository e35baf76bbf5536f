using System.Text.Json.Nodes;
using Finops.Database;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Routes and channels that cannot be: everything that is wrong is said at once, and nothing is sent.</summary>
public sealed class AlertErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Fact]
    public Task Build_RoutesThatCannotBe_AreAllNamed()
    {
        Home.Write("reference/alert_routes.csv", """
            match,recipient,channel,further,digest,quiet_hours,time_zone,quiet_except,valid_from,valid_to,note
            ;,boss,mail,,hour,,,,2026-10-01,,
            budget;kind=;colour=red;level=a;LEVEL=b,user,mail,,,7:00-22:00,Berlin,urgent,2026-10-01,2026-10-01,
            kind=*,finance,file,,,08:00-08:00,Europe/Berlin,,2026-10-01,,
            kind=budget,user,mail,,,,,critical,2026-10-02,,
            """);
        return RefusedAsync(1, """
            reference/alert_routes.csv:2 match
              expected:   at least one condition, field=pattern
              found:      ;
              Try: kind=* is every alert
            """, "build");
    }

    [Fact]
    public Task Alerts_RoutesToChannelsThatThereAreNot_AndChannelsThatCannotBe()
    {
        Configure("""
            {
              "Chat": { "type": "slack" },
              "hook": { "type": "webhook", "url": "http://example.com/hook", "format": "text" },
              "mail": { "type": "smtp", "port": 70000, "from": "finops", "user": "finops", "addresses": { "controlling": "no address" } },
              "pager": { "type": "pager" },
              "notes": { "type": "file", "format": "pdf", "host": "smtp.example.com" }
            }
            """);
        return RefusedAsync(2, """
            HOME/finops.json $.alerts.channels.Chat
            """, "alerts");
    }

    [Fact]
    public Task Alerts_MailToNobody()
    {
        Configure("""{ "file": { "type": "smtp", "host": "smtp.example.com", "from": "finops@example.com" } }""");
        return RefusedAsync(2, """
            HOME/finops.json $.alerts.channels.file.addresses
            """, "alerts");
    }

    [Fact]
    public Task Alerts_LogThatIsNoLog()
    {
        Configure("""{ "file": { "type": "file" } }""");
        Home.Write("alerts/2026-10.ndjson", "{\"at\":\"2026-10-01T00:00:00+00:00\"}\nspoilt\n");
        return RefusedAsync(1, """
            HOME/alerts/2026-10.ndjson:2
            """, "alerts");
    }

    [Fact]
    public async Task Alerts_WarehouseOfAnEarlierVersion()
    {
        Configure("""{ "file": { "type": "file" } }""");
        var file = Home.Write("warehouse/builds/old.duckdb", "");
        File.Delete(file);
        using (var database = DuckDb.OpenFile(file, new(), Home.Path))
        {
            database.Execute("CREATE TABLE mart_alerts (alert_key VARCHAR)");
        }

        File.Delete(Home.Home.WarehouseFile);
        File.CreateSymbolicLink(Home.Home.WarehouseFile, file);
        await RefusedAsync(2, """
            HOME/warehouse/warehouse.duckdb
              expected:   a warehouse with mart_alerts
              found:      one of an earlier version of finops
              Try: finops build
            """, "alerts");
    }

    [Fact]
    public Task Alerts_ChannelThatIsDown_IsExitCode3()
    {
        Configure("""{ "file": { "type": "webhook", "url": "http://127.0.0.1:1/" } }""");
        Directory.Delete(In("alerts"), recursive: true); // what the demo has told
        return RefusedAsync(3, """
            alerts through file
            """, "alerts");
    }

    private void Configure(string channels)
    {
        var config = JsonNode.Parse(File.ReadAllText(Home.Home.ConfigFile))!.AsObject();
        config["alerts"] = new JsonObject { ["channels"] = JsonNode.Parse(channels) };
        Home.Write("finops.json", config.ToJsonString());
    }
}
