using System.Net;
using System.Net.Sockets;
using System.Text;
using Finops.Core;
using SmtpServer.Protocol;

namespace Finops.Tests.Notify;

/// <summary>Encryption and login of mail, at a real server.</summary>
public sealed class MailTests
{
    [Theory]
    [InlineData("starttls", null)]
    [InlineData("tls", null)]
    [InlineData("starttls", "plain")]
    [InlineData("starttls", "login")]
    [InlineData("tls", "login")]
    [InlineData("none", "plain")]
    public async Task Mail_ByEveryWayIn_IsTaken(string security, string? auth)
    {
        using var certificate = new MailCertificate();
        using var server = new MailServer(security == "none" ? null : certificate.Server, security == "tls", "s3cret");
        using var home = Mail(server, certificate, security, user: "finops", auth: auth);
        Assert.Null((await home.RunAsync()).Failure);
        var mail = Assert.Single(server.Mails);
        Assert.Equal(("finops", security != "none"), (mail.User, mail.IsEncrypted));
        Assert.Equal(["finops s3cret"], server.Logins);
        Assert.DoesNotContain("s3cret", home.Log + home.LogText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(465, "127.0.0.1", null, "SslOnConnect")]
    [InlineData(465, "smtp.example.com", null, "SslOnConnect")]
    [InlineData(null, "smtp.example.com", null, "StartTls")]
    [InlineData(25, "smtp.example.com", null, "StartTls")]
    [InlineData(25, "localhost", null, "None")]
    [InlineData(25, "::1", "starttls", "StartTls")]
    [InlineData(2465, "smtp.example.com", "tls", "SslOnConnect")]
    public void Security_ThatNothingSays_FollowsPortAndHost(int? port, string host, string? security, string expected) =>
        Assert.Equal(
            expected,
            Finops
                .Notify.SmtpChannel.SecurityOf(
                    new ChannelSettings("smtp")
                    {
                        Host = host,
                        Port = port,
                        Security = security,
                    }
                )
                .ToString()
        );

    [Theory]
    [InlineData("none", "the server takes no login without encryption, but a user is set")]
    [InlineData("starttls", "the server takes no login, but a user is set")]
    public async Task Password_ThatTheServerCannotTake_IsNeverLeftOut(string security, string expected)
    {
        using var certificate = new MailCertificate();
        using var server = new MailServer(security == "none" ? null : certificate.Server);
        using var home = Mail(server, certificate, security, user: "finops");
        Assert.Contains(expected, await FailureAsync(home), StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("GSSAPI NTLM", null, "takes GSSAPI, NTLM, not PLAIN or LOGIN: it must take one of plain, login, xoauth2")]
    [InlineData("XOAUTH2", null, "takes XOAUTH2, not PLAIN or LOGIN: set auth to xoauth2")]
    [InlineData("PLAIN", "xoauth2", "takes PLAIN, not XOAUTH2")]
    [InlineData("PLAIN", "login", "takes PLAIN, not LOGIN")]
    public async Task Login_ThatTheServerCannotDo_IsNeverLeftOut(string mechanisms, string? auth, string expected)
    {
        using var server = new MailServer(password: "s3cret", mechanisms: mechanisms);
        using var home = Mail(server, null, "none", user: "finops", auth: auth);
        Assert.Contains(expected, await FailureAsync(home), StringComparison.Ordinal);
        Assert.Empty(server.Logins);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Password_ThatIsWrong_NamesItsVariable_AndIsTriedAgainLater()
    {
        using var server = new MailServer(password: "another");
        using var home = Mail(server, null, "none", user: "finops");
        Assert.Contains("login refused (PLAIN): check user and FINOPS_CHANNEL_MAIL_KEY", await FailureAsync(home), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", home.Log + home.LogText, StringComparison.Ordinal);
        home.Environment["FINOPS_CHANNEL_MAIL_KEY"] = "another";
        home.Clock.Now = home.Clock.Now.AddMinutes(1);
        Assert.Null((await home.RunAsync()).Failure);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Server_ThatWantsALogin_SaysSo()
    {
        using var server = new MailServer(password: "s3cret");
        using var home = Mail(server, null, "none");
        Assert.Contains("the server wants a login: set user and its key", await FailureAsync(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starttls_ThatIsNotOffered_SendsNothingInTheClear()
    {
        using var server = new MailServer(password: "s3cret");
        using var home = Mail(server, null, "starttls", user: "finops");
        Assert.Contains("the server offers no STARTTLS", await FailureAsync(home), StringComparison.Ordinal);
        Assert.Empty(server.Logins);
    }

    [Theory]
    [InlineData("127.0.0.1", -1, 30, false, "an authority that this machine doesn't know: name its PEM file in authority")]
    [InlineData("mx.internal", -1, 30, true, "for another host name: set host to the name that it is for")]
    [InlineData("127.0.0.1", -60, -30, true, "not valid now: it is from ")]
    [InlineData("127.0.0.1", 30, 60, true, "not valid now: it is from ")]
    public async Task Certificate_ThatIsNotTrusted_SaysWhy(string host, int from, int to, bool isKnown, string expected)
    {
        using var certificate = new MailCertificate(host, from, to);
        using var server = new MailServer(certificate.Server, password: "s3cret");
        using var home = Mail(server, isKnown ? certificate : null, "starttls", user: "finops");
        Assert.Contains(expected, await FailureAsync(home), StringComparison.Ordinal);
        Assert.Empty(server.Logins);
    }

    [Fact]
    public async Task Certificate_OfAnotherAuthority_IsNotTrusted()
    {
        using var certificate = new MailCertificate();
        using var other = new MailCertificate();
        using var server = new MailServer(certificate.Server, isTlsOnly: true, password: "s3cret");
        using var home = Mail(server, other, "tls", user: "finops");
        Assert.Contains("an authority that the file in authority doesn't hold", await FailureAsync(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_WithAServerThatSpeaksNone_IsSaid()
    {
        using var server = new MailServer();
        using var home = Mail(server, null, "tls");
        Assert.Contains("no TLS (", await FailureAsync(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sender_ThatIsRefused_IsAChannelThatIsDown()
    {
        using var server = new MailServer { TakesSender = false };
        using var home = Mail(server, null, "none", route: "mail,person,p1", second: "mail,person,p2");
        Assert.Contains("2 not taken: SMTP 550", await FailureAsync(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_ThatIsTooLarge_HoldsUpNoOther()
    {
        using var server = new MailServer { Refusal = SmtpResponse.MaxMessageSizeExceeded };
        using var home = Mail(server, null, "none", route: "mail,person,p1", second: "mail,person,p2");
        Assert.All((await home.RunAsync()).Lines, line => Assert.StartsWith("waits: SMTP 552", line.State, StringComparison.Ordinal)); // both were tried
    }

    [Theory]
    [InlineData("421 not now")]
    [InlineData("554 go away")]
    public async Task Server_ThatTurnsAway_IsAChannelThatIsDown(string greeting)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var turned = Task.Run(
            async () =>
            {
                using var call = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                await call.GetStream().WriteAsync(Encoding.ASCII.GetBytes(greeting + "\r\n"), TestContext.Current.CancellationToken);
            },
            TestContext.Current.CancellationToken
        );
        using var home = new AlertHome(
            new
            {
                mail = new
                {
                    type = "smtp",
                    host = "127.0.0.1",
                    port,
                    from = "finops@larkfield.example",
                },
            },
            "mail,person,p1",
            "mail,person,p2"
        );
        home.Publish("CC-1");
        Assert.Contains($"2 not taken: SMTP {greeting[..3]}, attempt 1", await FailureAsync(home), StringComparison.Ordinal);
        await turned;
    }

    private static async Task<string> FailureAsync(AlertHome home)
    {
        var failure = (await home.RunAsync()).Failure;
        Assert.NotNull(failure);
        Assert.Equal(ExitCode.VendorUnavailable, failure.Code);
        return Assert.Single(failure.Problems).Found;
    }

    private static AlertHome Mail(
        MailServer server,
        MailCertificate? trusted,
        string security,
        string? user = null,
        string? auth = null,
        string route = "mail,person,p1",
        string? second = null
    )
    {
        var home = new AlertHome(
            new
            {
                mail = new
                {
                    type = "smtp",
                    host = "127.0.0.1",
                    port = server.Port,
                    security,
                    authority = trusted is null ? null : "mail-authority.pem",
                    user,
                    auth,
                    from = "finops@larkfield.example",
                },
            },
            second is null ? [route] : [route, second]
        );
        if (trusted is not null)
        {
            File.WriteAllText(Path.Combine(home.Path, "mail-authority.pem"), trusted.Authority);
        }

        if (user is not null)
        {
            home.Environment["FINOPS_CHANNEL_MAIL_KEY"] = "s3cret";
        }

        home.Publish("CC-1");
        return home;
    }
}
