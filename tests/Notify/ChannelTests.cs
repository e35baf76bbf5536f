using Finops.Verbs;

namespace Finops.Tests.Notify;

/// <summary>What each channel says, and what becomes of what it does not take.</summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task Webhook_SaysFigureLimitAsOfAndAction_UnderItsKey()
    {
        await using var server = await WebhookServer.StartAsync();
        using var home = new AlertHome(new { hook = new { type = "webhook", url = server.Url + "/finops" } }, "hook,person,p1");
        home.Environment["FINOPS_CHANNEL_HOOK_KEY"] = "token-1";
        home.Publish("CC-1");
        await home.RunAsync();
        var post = Assert.Single(server.Posts);
        Assert.Equal(("/finops", "Bearer token-1"), (post.Path, post.Authorization));
        Assert.Equal(post.Key, post.Json.GetProperty("idempotency_key").GetString());
        Assert.Equal("p1", post.Json.GetProperty("recipient").GetString());
        var alert = post.Json.GetProperty("alerts")[0];
        Assert.Equal("1234.5678", alert.GetProperty("figure_usd").GetString());
        Assert.Equal("1300.00", alert.GetProperty("limit_usd").GetString());
        Assert.Equal("2026-11-03T06:00:00Z", alert.GetProperty("as_of").GetString());
        Assert.Equal("Do something.", alert.GetProperty("action").GetString());
        Assert.Equal(
            "Figure: USD 1,234.57, crossed on 2026-10-20\nLimit: 90 % of USD 1,300.00\nDetail: More figures.\nAs of: 2026-11-03 06:00 UTC, build b1\nWhat "
                + "to do: Do something.",
            alert.GetProperty("text").GetString()
        );
    }

    [Fact]
    public async Task SlackAndTeams_GetTheirShapes_AtAnAddressFromTheEnvironment()
    {
        await using var server = await WebhookServer.StartAsync();
        using var home = new AlertHome(
            new { chat = new { type = "slack" }, team = new { type = "teams" } },
            "chat,channel,channel,run",
            "team,channel,channel,run"
        );
        home.Environment["FINOPS_CHANNEL_CHAT_URL"] = server.Url + "/slack";
        home.Environment["FINOPS_CHANNEL_TEAM_URL"] = server.Url + "/teams";
        home.Publish("CC-1", "CC-<2>");
        await home.RunAsync();
        var slack = server.Posts.Single(post => post.Path == "/slack");
        Assert.Equal("2 alerts on AI spend: 2 critical, 0 taken back", slack.Json.GetProperty("text").GetString());
        Assert.Equal(
            ["section", "section", "context"],
            slack.Json.GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("type").GetString())
        );
        Assert.Contains(slack.Json.GetProperty("blocks").EnumerateArray(), block =>
            block.ToString().Contains("*Budget · CC-&lt;2&gt;*", StringComparison.Ordinal)
        );
        Assert.Contains(slack.Key, slack.Json.GetProperty("blocks")[2].ToString(), StringComparison.Ordinal);
        var teams = server.Posts.Single(post => post.Path == "/teams");
        var card = teams.Json.GetProperty("attachments")[0].GetProperty("content");
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.Equal(
            ["TextBlock", "FactSet", "TextBlock", "FactSet", "TextBlock"],
            card.GetProperty("body").EnumerateArray().Select(block => block.GetProperty("type").GetString())
        );
        Assert.Contains(teams.Key, teams.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Url, home.LogText + home.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_SaysTheSame_UnderItsKey()
    {
        using var server = new MailServer();
        using var home = Mail(server, "mail,person,p1");
        home.Publish("CC-1");
        await home.RunAsync();
        home.Publish();
        await home.RunAsync();
        var mails = server.Mails;
        Assert.Equal(2, mails.Count);
        Assert.Equal($"<{mails[0].Key}@finops>", $"<{mails[0].Message.MessageId}>");
        Assert.StartsWith(
            "Budget · CC-1\n  Figure: USD 1,234.57, crossed on 2026-10-20\n  Limit: 90 % of USD 1,300.00\n",
            mails[0].Body,
            StringComparison.Ordinal
        );
        Assert.Contains("  As of: 2026-11-03 06:00 UTC, build b1\n  What to do: Do something.\n", mails[0].Body, StringComparison.Ordinal);
        Assert.Contains($"Message {mails[0].Key}", mails[0].Body, StringComparison.Ordinal);
        Assert.StartsWith("Taken back: Budget · CC-1\n", mails[1].Body, StringComparison.Ordinal);
        Assert.NotEqual(mails[0].Key, mails[1].Key);
        Assert.Equal("Budget · CC-1", mails[0].Message.Subject);
        Assert.Equal("\"finops\" <finops@larkfield.example>", mails[0].Message.From.ToString());
        Assert.Equal(home.Clock.Now, mails[0].Message.Date);
    }

    [Fact]
    public async Task TextFile_SaysTheSame()
    {
        using var home = new AlertHome(new { file = new { type = "file", format = "text" } }, "file,finance,finance");
        home.Publish("CC-1");
        await home.RunAsync();
        Assert.Equal("2026-11-03 06:00 UTC to finance", home.FileLines()[0]);
        Assert.Contains("  Limit: 90 % of USD 1,300.00", home.FileLines());
    }

    [Fact]
    public async Task Channel_ThatIsDown_IsTriedAgainLaterAndLater_AndLosesNothing()
    {
        await using var server = await WebhookServer.StartAsync();
        var tried = 0;
        server.Status = _ =>
        {
            tried++;
            return 503;
        };
        using var home = new AlertHome(
            new { hook = new { type = "webhook", url = server.Url }, file = new { type = "file" } },
            "hook,channel,channel",
            "file,channel,channel"
        );
        home.Publish("CC-1", "CC-2", "CC-3");
        for (var minute = 0; minute < 32; minute++)
        {
            var outcome = await home.RunAsync();
            Assert.NotNull(outcome.Failure);
            home.Clock.Now = home.Clock.Now.AddMinutes(1);
        }

        Assert.Equal(6, tried); // minutes 0, 1, 3, 7, 15, 31: one message each time
        Assert.Equal(3, home.Told().Count); // the other channel was not held up
        Assert.Equal(new AlertStatus("hook", 0, 0, 3, "HTTP 503", 6, "2026-11-03T07:03:00Z"), AlertStatus.Of(home.Home)[1]);
        server.Status = _ => 204;
        home.Clock.Now = home.Clock.Now.AddMinutes(32);
        Assert.Null((await home.RunAsync()).Failure);
        Assert.Equal(3, server.Posts.Select(post => post.Key).Distinct().Count());
        Assert.Equal(new AlertStatus("hook", 3, 0, 0, null, 0, null), AlertStatus.Of(home.Home)[1]);
    }

    [Theory]
    [InlineData("30", "2026-11-03T06:01:00Z")] // less than is waited anyway
    [InlineData("600", "2026-11-03T06:10:00Z")]
    [InlineData("Tue, 03 Nov 2026 07:00:00 GMT", "2026-11-03T07:00:00Z")]
    [InlineData("864000", "2026-11-03T12:00:00Z")] // no channel is given up for longer than six hours
    public async Task Channel_ThatSaysWhenToComeBack_IsLeftAloneUntilThen(string retryAfter, string next)
    {
        await using var server = await WebhookServer.StartAsync();
        server.Status = _ => 429;
        server.RetryAfter = retryAfter;
        using var home = new AlertHome(new { hook = new { type = "webhook", url = server.Url } }, "hook,channel,channel");
        home.Publish("CC-1");
        await home.RunAsync();
        Assert.Equal(new AlertStatus("hook", 0, 0, 1, "HTTP 429", 1, next), Assert.Single(AlertStatus.Of(home.Home)));
    }

    [Fact]
    public async Task Recipient_ThatIsRefused_HoldsUpNobodyElse()
    {
        using var server = new MailServer { Takes = address => !address.StartsWith("p1@", StringComparison.Ordinal) };
        using var home = Mail(server, "mail,person,p1", "mail,person,p2", "mail,person,p9");
        home.Publish("CC-1");
        var outcome = await home.RunAsync();
        Assert.Equal(
            ["waits: SMTP 550, again after 2026-11-03T06:01:00Z", "sent", "waits: no mail address of p9, again after 2026-11-03T06:01:00Z"],
            outcome.Lines.Select(line => line.State)
        );
        server.Takes = _ => true;
        home.Clock.Now = home.Clock.Now.AddMinutes(1);
        await home.RunAsync();
        Assert.Equal(["p1", "p2"], server.Mails.Select(mail => mail.Recipient.Split('@')[0]).Order(StringComparer.Ordinal));
    }

    private static AlertHome Mail(MailServer server, params string[] routes) =>
        new(
            new
            {
                mail = new
                {
                    type = "smtp",
                    host = "127.0.0.1",
                    port = server.Port,
                    from = "finops@larkfield.example",
                },
            },
            routes
        );
}
