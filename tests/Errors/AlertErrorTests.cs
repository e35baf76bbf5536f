using System.Text.Json.Nodes;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Routes and channels that cannot be: everything that is wrong is said at once, and nothing is sent.</summary>
public sealed class AlertErrorTests(DemoHome demo) : ErrorTest(demo)
{
    [Fact]
    public Task Build_RoutesThatCannotBe_AreAllNamed()
    {
        Home.Write(
            "reference/alert_routes.csv",
            """
            match,recipient,channel,further,digest,quiet_hours,time_zone,quiet_except,valid_from,valid_to,note
            ;,boss,mail,,hour,,,,2026-10-01,,
            budget;kind=;colour=red;level=a;LEVEL=b,user,mail,,,7:00-22:00,Berlin,urgent,2026-10-01,2026-10-01,
            kind=*,finance,file,,,08:00-08:00,Europe/Berlin,,2026-10-01,,
            kind=budget,user,mail,,,,,critical,2026-10-02,,
            """
        );
        return RefusedAsync(
            1,
            """
            reference/alert_routes.csv:2 digest
              expected:   run or day, or nothing
              found:      hour
              Try: nothing sends each alert alone
            reference/alert_routes.csv:2 match
              expected:   at least one condition, field=pattern
              found:      ;
              Try: kind=* is every alert
            reference/alert_routes.csv:2 recipient
              expected:   user, team_lead, group_owner, finance or channel
              found:      boss
              Try: channel is whoever reads the channel
            reference/alert_routes.csv:3 match
              expected:   a field that alerts have
              found:      colour
              Try: kind, severity, level, scope_type, scope, cost_center, group or person
            reference/alert_routes.csv:3 match
              expected:   each field once
              found:      level 2 times
              Try: put alternatives into one condition, separated by |
            reference/alert_routes.csv:3 match
              expected:   field=pattern, several separated by ;, alternatives of a pattern by |
              found:      budget
              Try: write it like kind=budget;level=critical|exhausted
            reference/alert_routes.csv:3 match
              expected:   field=pattern, several separated by ;, alternatives of a pattern by |
              found:      kind=
              Try: write it like kind=budget;level=critical|exhausted
            reference/alert_routes.csv:3 quiet_except
              expected:   info, warning or critical, and quiet_hours beside it
              found:      urgent
              Try: critical lets through what is critical; without quiet_hours everything goes at once
            reference/alert_routes.csv:3 quiet_hours
              expected:   two times of a day, like 22:00-07:00
              found:      7:00-22:00
              Try: the second is the first minute that is quiet no more; it may be on the next day
            reference/alert_routes.csv:3 time_zone
              expected:   a time zone of the IANA, like Europe/Berlin, or nothing for UTC
              found:      Berlin
              Try: write region and city, with their capitals
            reference/alert_routes.csv:3 valid_to
              expected:   a day after valid_from (2026-10-01), or nothing
              found:      2026-10-01
              Try: valid_to is the first day that no longer counts
            reference/alert_routes.csv:4 quiet_hours
              expected:   two times of a day, like 22:00-07:00
              found:      08:00-08:00
              Try: the second is the first minute that is quiet no more; it may be on the next day
            reference/alert_routes.csv:5 match
              expected:   a line that something is left for: line 4 takes every alert, to whoever reads its channel
              found:      kind=budget
              Try: put it before that line, or write true under further there
            reference/alert_routes.csv:5 quiet_except
              expected:   info, warning or critical, and quiet_hours beside it
              found:      critical
              Try: critical lets through what is critical; without quiet_hours everything goes at once
            """,
            "build"
        );
    }

    [Fact]
    public Task Alerts_RoutesToChannelsThatThereAreNot_AndChannelsThatCannotBe()
    {
        Configure(
            """
            {
              "Chat": { "type": "slack" },
              "hook": { "type": "webhook", "url": "http://example.com/hook", "format": "text" },
              "mail": { "type": "smtp", "port": 70000, "from": "finops", "user": "finops", "addresses": { "controlling": "no address" } },
              "relay": { "type": "smtp", "host": "mx.example.com", "security": "none", "from": "a@example.com", "auth": "ntlm", "authority": "nowhere.pem" },
              "post": { "type": "smtp", "host": "mx.example.com", "security": "ssl", "from": "a@example.com" },
              "pager": { "type": "pager" },
              "notes": { "type": "file", "format": "pdf", "host": "smtp.example.com" }
            }
            """
        );
        return RefusedAsync(
            2,
            """
            HOME/finops.json $.alerts.channels.Chat
              expected:   a name of small letters, digits and -
              found:      Chat
              Try: the name becomes part of an environment variable and of file names
            HOME/finops.json $.alerts.channels.Chat.url
              expected:   an https:// address
              found:      none, here or in FINOPS_CHANNEL_CHAT_URL
              Try: set FINOPS_CHANNEL_CHAT_URL, or FINOPS_CHANNEL_CHAT_URL_FILE to a file that holds it; an address that is no secret can stand here
            HOME/finops.json $.alerts.channels.hook.format
              expected:   format only where the type is file
              found:      webhook
              Try: take it out
            HOME/finops.json $.alerts.channels.hook.url
              expected:   an https:// address
              found:      http://example.com/hook
              Try: set FINOPS_CHANNEL_HOOK_URL, or FINOPS_CHANNEL_HOOK_URL_FILE to a file that holds it; an address that is no secret can stand here
            HOME/finops.json $.alerts.channels.mail.host
              expected:   the mail server's name
              found:      nothing
              Try: "host": "smtp.example.com"
            HOME/finops.json $.alerts.channels.mail.port
              expected:   1 to 65535
              found:      70000
              Try: leave it out for 587
            HOME/finops.json $.alerts.channels.mail.from
              expected:   the sender's mail address
              found:      no mail address
              Try: "from": "finops@example.com"
            HOME/finops.json $.alerts.channels.mail.addresses.controlling
              expected:   a mail address
              found:      none
              Try: "finance": "finance@example.com"
            HOME/finops.json $.alerts.channels.mail.user
              expected:   a password in FINOPS_CHANNEL_MAIL_KEY
              found:      none
              Try: set FINOPS_CHANNEL_MAIL_KEY, or FINOPS_CHANNEL_MAIL_KEY_FILE to a file that holds it; without a user nobody logs in
            HOME/finops.json $.alerts.channels.relay.security
              expected:   starttls or tls, as the server is not on this machine
              found:      none
              Try: leave it out, or let a mail server on this machine pass mail on
            HOME/finops.json $.alerts.channels.relay.user
              expected:   who logs in with auth
              found:      nothing
              Try: "user": "finops@example.com"; where nobody logs in, take FINOPS_CHANNEL_RELAY_KEY and auth away
            HOME/finops.json $.alerts.channels.relay.auth
              expected:   plain, login, xoauth2
              found:      ntlm
              Try: leave it out for plain or login, whichever the server takes
            HOME/finops.json $.alerts.channels.relay.authority
              expected:   a PEM file with certificates
              found:      nowhere.pem (FileNotFoundException)
              Try: ask who runs the mail server for the certificate of its authority (-----BEGIN CERTIFICATE-----)
            HOME/finops.json $.alerts.channels.post.security
              expected:   starttls, tls or none
              found:      ssl
              Try: leave it out: port 465 has tls, a server on this machine none, every other starttls
            HOME/finops.json $.alerts.channels.pager.type
              expected:   webhook, slack, teams, smtp, file
              found:      pager
              Try: pipeline/Notify/README.md has an example of each
            HOME/finops.json $.alerts.channels.notes.host
              expected:   host only where the type is smtp
              found:      file
              Try: take it out
            HOME/finops.json $.alerts.channels.notes.format
              expected:   ndjson or text
              found:      pdf
              Try: leave it out for ndjson
            reference/alert_routes.csv:2 channel
              expected:   a channel of HOME/finops.json
              found:      file
              Try: it has Chat, hook, mail, relay, post, pager, notes
            reference/alert_routes.csv:3 channel
              expected:   a channel of HOME/finops.json
              found:      file
              Try: it has Chat, hook, mail, relay, post, pager, notes
            reference/alert_routes.csv:4 channel
              expected:   a channel of HOME/finops.json
              found:      file
              Try: it has Chat, hook, mail, relay, post, pager, notes
            reference/alert_routes.csv:5 channel
              expected:   a channel of HOME/finops.json
              found:      file
              Try: it has Chat, hook, mail, relay, post, pager, notes
            reference/alert_routes.csv:6 channel
              expected:   a channel of HOME/finops.json
              found:      file
              Try: it has Chat, hook, mail, relay, post, pager, notes
            reference/alert_routes.csv:7 channel
              expected:   a channel of HOME/finops.json
              found:      file
              Try: it has Chat, hook, mail, relay, post, pager, notes
            reference/alert_routes.csv:8 channel
              expected:   a channel of HOME/finops.json
              found:      file
              Try: it has Chat, hook, mail, relay, post, pager, notes
            """,
            "alerts"
        );
    }

    [Fact]
    public Task Alerts_MailToNobody()
    {
        Configure("""{ "file": { "type": "smtp", "host": "smtp.example.com", "from": "finops@example.com" } }""");
        return RefusedAsync(
            2,
            """
            HOME/finops.json $.alerts.channels.file.addresses
              expected:   an address of finance, as reference/alert_routes.csv:5 needs it
              found:      none
              Try: "addresses": { "finance": "finance@example.com" }
            HOME/finops.json $.alerts.channels.file.addresses
              expected:   an address of finance, as reference/alert_routes.csv:6 needs it
              found:      none
              Try: "addresses": { "finance": "finance@example.com" }
            reference/alert_routes.csv:7 recipient
              expected:   somebody whom mail can be sent to
              found:      channel
              Try: user, team_lead, group_owner or finance; "channel" is whoever reads a webhook or a file
            reference/alert_routes.csv:8 recipient
              expected:   somebody whom mail can be sent to
              found:      channel
              Try: user, team_lead, group_owner or finance; "channel" is whoever reads a webhook or a file
            """,
            "alerts"
        );
    }

    [Fact]
    public Task Alerts_LogThatIsNoLog()
    {
        Configure("""{ "file": { "type": "file" } }""");
        Home.Write("alerts/2026-10.ndjson", "{\"at\":\"2026-10-01T00:00:00+00:00\"}\nspoilt\n");
        return RefusedAsync(
            1,
            """
            HOME/alerts/2026-10.ndjson:2
              expected:   a line as `finops alerts` wrote it
              found:      's' is an invalid start of a value.
              Try: put the file back from a backup: it says what has been told already
            """,
            "alerts"
        );
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
        await RefusedAsync(
            2,
            """
            HOME/warehouse/warehouse.duckdb
              expected:   marts as this version of finops has them
              found:      those of an earlier version: Catalog Error: Table with name "meta.build" does not exist because schema "meta" does not exist.
              Try: finops build
            """,
            "alerts"
        );
    }

    [Fact]
    public async Task Alerts_ChannelThatIsDown_IsExitCode3()
    {
        Configure("""{ "file": { "type": "webhook", "url": "http://127.0.0.1:1/" } }""");
        Directory.Delete(In("alerts"), recursive: true); // what the demo has told
        var said = await Terminal.RunAsync("alerts", "--home", Home.Path);
        Assert.Equal(3, said.ExitCode);
        Assert.Matches(
            """
            ^alerts through file
              expected:   a channel that takes them
              found:      [0-9]+ not taken: no answer \(SocketException\), attempt 1
              Try: nothing is lost: `finops alerts` tries again after \S+; finops status shows what waits$
            """,
            said.Problems
        );
        Assert.DoesNotContain("@", said.Error, StringComparison.Ordinal);
    }

    private void Configure(string channels)
    {
        var config = JsonNode.Parse(File.ReadAllText(Home.Home.ConfigFile))!.AsObject();
        config["alerts"] = new JsonObject { ["channels"] = JsonNode.Parse(channels) };
        Home.Write("finops.json", config.ToJsonString());
    }
}
