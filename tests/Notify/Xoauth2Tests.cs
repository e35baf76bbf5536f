using System.Diagnostics;
using Finops.Tests.Publish;

namespace Finops.Tests.Notify;

/// <summary>
/// Login with an access token (XOAUTH2, Microsoft 365 and Gmail), at aiosmtpd: Debian's python3-aiosmtpd, which .ci/setup installs. Without it they skip.
/// </summary>
public sealed class Xoauth2Tests
{
    private const string Token = "ya29.token";

    // Takes one mail after another, and writes down who had logged in.
    private const string Program = """
        import asyncio, base64, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        port, log, expected = int(sys.argv[1]), sys.argv[2], sys.argv[3]

        class Handler:
            async def handle_DATA(self, server, session, envelope):
                with open(log, "a") as file:
                    file.write(f"{session.auth_data} {envelope.rcpt_tos[0].split('@')[0]}\n")
                return "250 taken"

        class Server(SMTP):
            async def auth_XOAUTH2(self, server, args):
                said = base64.b64decode(args[1]).decode()
                isRight = said == f"user=finops\x01auth=Bearer {expected}\x01\x01"
                return AuthResult(success=isRight, handled=False, auth_data="finops" if isRight else None)

        async def main():
            server = await asyncio.get_running_loop().create_server(
                lambda: Server(Handler(), auth_exclude_mechanism=["LOGIN", "PLAIN"], auth_require_tls=False, auth_required=True), "127.0.0.1", port)
            open(log, "w").close()
            await server.serve_forever()

        asyncio.run(main())
        """;

    [Fact]
    public async Task Token_OfAFile_LogsIn_AndOneThatExpiredSaysWhereItCameFrom()
    {
        using var home = Mail(MailServer.FreePort(), out var port, out var log);
        using var server = await StartAsync(port, log);
        var key = Path.Combine(home.Path, "token");
        home.Environment["FINOPS_CHANNEL_MAIL_KEY_FILE"] = key;
        await File.WriteAllTextAsync(key, "expired", TestContext.Current.CancellationToken);
        home.Publish("CC-1");
        var failure = (await home.RunAsync()).Failure;
        Assert.Contains("login refused (XOAUTH2): check user and FINOPS_CHANNEL_MAIL_KEY", Assert.Single(failure!.Problems).Found, StringComparison.Ordinal);
        await File.WriteAllTextAsync(key, Token, TestContext.Current.CancellationToken); // whoever renews tokens has done so
        home.Clock.Now = home.Clock.Now.AddMinutes(1);
        Assert.Null((await home.RunAsync()).Failure);
        Assert.Equal(["finops p1"], await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken));
    }

    private static AlertHome Mail(int free, out int port, out string log)
    {
        port = free;
        var home = new AlertHome(
            new
            {
                mail = new
                {
                    type = "smtp",
                    host = "127.0.0.1",
                    port,
                    user = "finops",
                    auth = "xoauth2",
                    from = "finops@larkfield.example",
                },
            },
            "mail,person,p1"
        );
        log = Path.Combine(home.Path, "taken");
        return home;
    }

    private static async Task<ChildProcess> StartAsync(int port, string log)
    {
        var python = new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasServer);
        Assert.SkipWhen(python is null, "No python3 has aiosmtpd (Debian: apt-get install python3-aiosmtpd).");
        var server = ChildProcess.Start(python, ["-c", Program, $"{port}", log, Token]);
        await server.UntilExistsAsync(log);
        return server;
    }

    private static bool HasServer(string python)
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo(python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true, UseShellExecute = false })!;
            asked.WaitForExit();
            return asked.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
