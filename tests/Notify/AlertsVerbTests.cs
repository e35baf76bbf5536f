using System.Text.Json;
using Finops.Core;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.Notify;

/// <summary>What is told once, what is told again, and what is held.</summary>
public sealed class AlertsVerbTests
{
    private static readonly object File = new { file = new { type = "file" } };

    [Fact]
    public async Task Alerts_RunAgain_AreSilent()
    {
        using var home = new AlertHome(File, "file,channel,channel");
        home.Publish("CC-1", "CC-2");
        Assert.All((await home.RunAsync()).Lines, line => Assert.Equal("sent", line.State));
        Assert.Empty((await home.RunAsync()).Lines);
        home.Publish("CC-1", "CC-2");
        Assert.Empty((await home.RunAsync()).Lines);
        Assert.Equal(["crossed CC-1 1", "crossed CC-2 1"], home.Told());
    }

    [Fact]
    public async Task Revision_TakesACrossingBackAndItIsCrossedAgain_EachToldOnceUnderAKeyOfItsOwn()
    {
        using var home = new AlertHome(File, "file,channel,channel");
        foreach (var crossed in new string[][] { ["CC-1", "CC-2"], ["CC-2"], ["CC-2"], ["CC-1", "CC-2"], ["CC-1", "CC-2"], [], [], ["CC-1"] })
        {
            home.Publish(crossed);
            await home.RunAsync();
            await home.RunAsync();
        }

        Assert.Equal(
            ["crossed CC-1 1", "crossed CC-2 1", "taken_back CC-1 1", "crossed CC-1 2", "taken_back CC-1 2", "taken_back CC-2 1", "crossed CC-1 3"],
            home.Told()
        );
        var keys = home.FileLines().Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("idempotency_key").GetString()).ToList();
        Assert.Equal(keys, keys.Distinct());
    }

    [Fact]
    public async Task Warehouse_OlderThanTheLast_TakesNothingBack()
    {
        using var home = new AlertHome(File, "file,channel,channel");
        home.Publish("CC-1");
        await home.RunAsync();
        home.PublishAsOf(home.Clock.GetUtcNow().AddDays(-90), []);
        Assert.True((await home.RunAsync()).IsOlder);
        home.Publish("CC-1");
        Assert.False((await home.RunAsync()).IsOlder);
        Assert.Equal(["crossed CC-1 1"], home.Told());
    }

    // October's crossings (the fixture's period) can be taken back in November, and stand from December on.
    [Theory]
    [InlineData("2026-11-30T23:00:00Z", 1)]
    [InlineData("2026-12-01T00:00:00Z", 0)]
    public async Task Crossing_OfASettledPeriod_IsNotTakenBack(string at, int told)
    {
        using var home = new AlertHome(File, "file,channel,channel");
        home.Publish("CC-1");
        await home.RunAsync();
        home.Clock.Now = DateTimeOffset.Parse(at);
        home.Publish();
        Assert.Equal(told, (await home.RunAsync()).Lines.Count);
    }

    [Fact]
    public async Task Crossing_WithoutARoute_IsToldOnceThereIsOne()
    {
        using var home = new AlertHome(File);
        home.Publish("CC-1");
        Assert.Equal(1, (await home.RunAsync()).UnroutedCount);
        Assert.False(Directory.Exists(home.Home.Alerts));
        home.Publish();
        await home.RunAsync();
        home.Routes.Add("file,channel,channel");
        home.Publish("CC-1");
        await home.RunAsync();
        Assert.Equal(["crossed CC-1 1"], home.Told());
    }

    [Fact]
    public async Task DryRun_SaysWhatWouldBeSent_AndWritesNothing()
    {
        using var home = new AlertHome(File, "file,channel,channel", "file,person,p1,,06:00-07:00");
        home.Publish("CC-1");
        var before = TempHome.FilesBelow(home.Path);
        var outcome = await home.RunAsync(isDryRun: true);
        Assert.Equal(["would be sent", "held: quiet hours 06:00-07:00 UTC"], outcome.Lines.Select(line => line.State));
        Assert.Equal(before, TempHome.FilesBelow(home.Path));
    }

    [Fact]
    public async Task Digest_OfARun_IsOneMessageForEachRecipient()
    {
        using var home = new AlertHome(File, "file,person,p1,run", "file,person,p2,run", "file,channel,channel");
        home.Publish("CC-1", "CC-2", "CC-3");
        await home.RunAsync();
        Assert.Equal(
            [3, 3, 1, 1, 1],
            home.FileLines().Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("alerts").GetArrayLength()).OrderDescending()
        );
    }

    [Fact]
    public async Task Digest_OfADay_GoesByTheRecipientsDay()
    {
        using var home = new AlertHome(File, "file,person,p1,day,,America/Los_Angeles");
        home.Publish("CC-1", "CC-2"); // 06:00 UTC is 22:00 of the day before there
        await home.RunAsync();
        home.Clock.Now = home.Clock.Now.AddHours(1);
        home.Publish("CC-1", "CC-2", "CC-3");
        Assert.Equal("held: next day's digest", Assert.Single((await home.RunAsync()).Lines).State);
        home.Clock.Now = home.Clock.Now.AddMinutes(59);
        home.Publish("CC-2", "CC-3");
        Assert.Equal(2, (await home.RunAsync()).Lines.Count);
        Assert.Single(home.FileLines());
        home.Clock.Now = home.Clock.Now.AddMinutes(2);
        Assert.All((await home.RunAsync()).Lines, line => Assert.Equal("sent", line.State));
        Assert.Equal(["crossed CC-1 1", "crossed CC-2 1", "crossed CC-3 1", "taken_back CC-1 1"], home.Told());
        Assert.Equal(2, home.FileLines().Count);
    }

    [Fact]
    public async Task QuietHours_HoldUntilTheyEnd_AndLetThroughWhatTheRouteSays()
    {
        using var home = new AlertHome(File, "file,person,p1,,22:00-07:30,Europe/Berlin,critical");
        home.Clock.Now = new DateTimeOffset(2026, 11, 3, 21, 30, 0, TimeSpan.Zero); // 22:30 in Berlin
        home.Publish("CC-1 warning", "CC-2 critical");
        Assert.Equal(["held: quiet hours 22:00-07:30 Europe/Berlin", "sent"], (await home.RunAsync()).Lines.Select(line => line.State));
        home.Clock.Now = new DateTimeOffset(2026, 11, 4, 6, 29, 0, TimeSpan.Zero);
        await home.RunAsync();
        Assert.Equal(["crossed CC-2 1"], home.Told());
        home.Clock.Now = new DateTimeOffset(2026, 11, 4, 6, 30, 0, TimeSpan.Zero);
        await home.RunAsync();
        Assert.Equal(["crossed CC-2 1", "crossed CC-1 1"], home.Told());
    }

    [Fact]
    public async Task Status_ShowsWhatWaitsAndWhy()
    {
        using var home = new AlertHome(
            new
            {
                file = new { type = "file" },
                mail = new
                {
                    type = "smtp",
                    host = "127.0.0.1",
                    port = 1,
                    from = "finops@larkfield.example",
                },
            },
            "file,channel,channel",
            "mail,person,p1"
        );
        home.Publish("CC-1", "CC-2");
        var outcome = await home.RunAsync();
        Assert.Equal(ExitCode.VendorUnavailable, outcome.Failure!.Code);
        Assert.Equal(
            [new AlertStatus("file", 2, 0, 0, null, 0, null), new AlertStatus("mail", 0, 0, 2, "no connection (SocketException)", 1, "2026-11-03T06:01:00Z")],
            AlertStatus.Of(home.Home)
        );
    }

    [Fact]
    public async Task Log_HoldsNoAddress()
    {
        using var server = new MailServer();
        using var home = new AlertHome(
            new
            {
                mail = new
                {
                    type = "smtp",
                    host = "127.0.0.1",
                    port = server.Port,
                    from = "finops@larkfield.example",
                    addresses = new { finance = "finance@larkfield.example" },
                },
            },
            "mail,person,p1",
            "mail,finance,finance"
        );
        home.Publish("CC-1");
        await home.RunAsync();
        Assert.Equal(
            ["finance@larkfield.example", $"p1@{Path.GetFileName(home.Path)}.example"],
            server.Mails.Select(mail => mail.Recipient).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("@", home.LogText + home.Log, StringComparison.Ordinal);
    }
}
