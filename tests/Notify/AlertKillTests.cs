using System.Globalization;
using Finops.Tests.Publish;

namespace Finops.Tests.Notify;

/// <summary>
/// SIGKILL of the real program at random instants, over mail and webhook: nothing is lost, and each kill repeats at most one message, the same under the same
/// key.
/// FINOPS_ALERT_KILLS sets how many kills (200 without it).
/// </summary>
public sealed class AlertKillTests
{
    private const int AlertCount = 20;
    private const int Workers = 3;

    private static readonly int Kills = int.TryParse(
        Environment.GetEnvironmentVariable("FINOPS_ALERT_KILLS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var kills
    )
        ? kills
        : 60;

    private int killed;
    private int repeated;
    private int homes;

    [Fact]
    public async Task Alerts_KilledAtRandomInstants_LoseNothingAndRepeatAtMostOneAKill()
    {
        var chance = new Random(2026);
        TimeSpan Dawdle() => TimeSpan.FromMilliseconds(Next(chance, 4));
        using var mail = new MailServer { AnswerAfter = Dawdle };
        await using var hook = await WebhookServer.StartAsync();
        hook.AnswerAfter = Dawdle;
        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        var own = new Random(worker);
                        while (Volatile.Read(ref killed) < Kills)
                        {
                            await HomeAsync(mail, hook, own);
                        }
                    })
                )
        );
        TestContext.Current.SendDiagnosticMessage($"{killed} kills in {homes} homes of {AlertCount * 2} messages: {repeated} messages were sent twice");
    }

    // One home from its first run to the last message, killed again and again on the way.
    private async Task HomeAsync(MailServer mail, WebhookServer hook, Random chance)
    {
        var path = $"/{Interlocked.Increment(ref homes)}";
        using var home = new AlertHome(
            new
            {
                mail = new
                {
                    type = "smtp",
                    host = "127.0.0.1",
                    port = mail.Port,
                    from = "finops@larkfield.example",
                },
                hook = new { type = "webhook", url = hook.Url + path },
            },
            "mail,person,p1",
            "hook,channel,channel"
        );
        home.Publish(Enumerable.Range(1, AlertCount).Select(number => $"CC-{number}"));
        var ownMail = $"p1@{Path.GetFileName(home.Path)}.example";
        List<(string Key, string Text)> Received() =>
            [
                .. mail.Mails.Where(each => each.Recipient == ownMail).Select(each => ("mail " + each.Key, each.Body)),
                .. hook.Posts.Where(each => each.Path == path).Select(each => ("hook " + each.Key, each.Body)),
            ];
        var ownKills = 0;
        for (var isDone = false; !isDone; )
        {
            var before = Received();
            isDone = Volatile.Read(ref killed) >= Kills || !await KillAsync(home, () => Received().Count - before.Count, chance);
            if (!isDone)
            {
                Interlocked.Increment(ref killed);
                ownKills++;
                var again = Received().Count - Received().DistinctBy(each => each.Key).Count() - (before.Count - before.DistinctBy(each => each.Key).Count());
                Assert.InRange(again, 0, 1); // what was in flight at the kill before this one
            }
        }

        var (code, _, errors) = await ChildProcess.Finops(["alerts", "--home", home.Path]).EndAsync();
        Assert.True(code == 0, errors);
        var received = Received();
        Assert.Equal(AlertCount * 2, received.DistinctBy(each => each.Key).Count());
        Assert.Equal(received.DistinctBy(each => each.Key).Count(), received.Distinct().Count());
        Assert.InRange(received.Count - (AlertCount * 2), 0, ownKills);
        Assert.Empty((await home.RunAsync()).Lines);
        Interlocked.Add(ref repeated, received.Count - (AlertCount * 2));
    }

    /// <summary>Starts a run and kills it at a random instant of its start, or a moment after some message; false when it was done before.</summary>
    private static async Task<bool> KillAsync(AlertHome home, Func<int> receivedCount, Random chance)
    {
        using var child = ChildProcess.Finops(["alerts", "--home", home.Path]);
        if (chance.Next(4) == 0)
        {
            await Task.Delay(chance.Next(900));
        }
        else
        {
            var wanted = chance.Next(1, 6);
            while (!child.Process.HasExited && receivedCount() < wanted)
            {
                await Task.Delay(1);
            }

            await Task.Delay(chance.Next(6));
        }

        if (child.Process.HasExited)
        {
            return false;
        }

        child.Kill();
        return true;
    }

    private static int Next(Random chance, int below)
    {
        lock (chance)
        {
            return chance.Next(below);
        }
    }
}
