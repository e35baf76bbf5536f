using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Finops.Tests.Notify;

/// <summary>A real mail server (the SmtpServer package) on a loopback port that keeps what it takes.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly ConcurrentQueue<string> logins = new();
    private readonly CancellationTokenSource stop = new();
    private readonly string? password;

    /// <param name="certificate">Shown for TLS; null: there is no TLS.</param>
    /// <param name="isTlsOnly">TLS from the first byte on, and not by STARTTLS.</param>
    /// <param name="password">Of the user "finops"; null: nobody can log in.</param>
    /// <param name="mechanisms">The login mechanisms that the server names, whatever it can; null: those that it can.</param>
    public MailServer(X509Certificate2? certificate = null, bool isTlsOnly = false, string? password = null, string? mechanisms = null)
    {
        this.password = password;
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder()
            .ServerName("loopback")
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).IsSecure(isTlsOnly).AuthenticationRequired(password is not null);
                endpoint.AllowUnsecureAuthentication(certificate is null);
                if (certificate is not null)
                {
                    endpoint.Certificate(certificate);
                }
            })
            .Build();
        var services = new global::SmtpServer.ComponentModel.ServiceProvider();
        var desk = new Desk(this);
        services.Add((IMessageStore)desk);
        services.Add((IMailboxFilter)desk);
        if (password is not null)
        {
            services.Add((IUserAuthenticator)desk);
        }

        if (mechanisms is not null || password is null)
        {
            services.Add(new NamedMechanisms(mechanisms));
        }

        _ = new global::SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public int Port { get; }

    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    /// <summary>Attempts to log in: "user password".</summary>
    public IReadOnlyList<string> Logins => [.. logins];

    /// <summary>Whether a recipient's address is taken; 550 otherwise.</summary>
    public Func<string, bool> Takes { get; set; } = _ => true;

    /// <summary>Whether a sender's address is taken; 550 otherwise.</summary>
    public bool TakesSender { get; set; } = true;

    /// <summary>The answer to a whole mail that is not taken; null: it is.</summary>
    public SmtpResponse? Refusal { get; set; }

    /// <summary>Waited between having a mail and saying so.</summary>
    public Func<TimeSpan> AnswerAfter { get; set; } = () => TimeSpan.Zero;

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The package disposes of what it is given at the end of every session, and this is not to be.
    private sealed class Desk(MailServer server) : IMessageStore, IMailboxFilter, IUserAuthenticator
    {
        public async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            if (server.Refusal is not null)
            {
                return server.Refusal;
            }

            using var bytes = new MemoryStream(buffer.ToArray());
            server.mails.Enqueue(
                new ReceivedMail(
                    transaction.To.Single().AsAddress(),
                    await MimeMessage.LoadAsync(bytes, cancellationToken),
                    context.Authentication.IsAuthenticated ? context.Authentication.User : null,
                    context.Pipe.IsSecure
                )
            );
            await Task.Delay(server.AnswerAfter(), cancellationToken);
            return SmtpResponse.Ok;
        }

        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
            Task.FromResult(server.TakesSender);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(server.Takes(to.AsAddress()));

        public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
        {
            server.logins.Enqueue($"{user} {password}");
            return Task.FromResult(user == "finops" && password == server.password);
        }
    }

    private sealed class NamedMechanisms(string? names) : SmtpCommandFactory
    {
        public override SmtpCommand CreateEhlo(string domainOrAddress) => new Ehlo(domainOrAddress, names);
    }

    private sealed class Ehlo(string domain, string? names) : EhloCommand(domain)
    {
        protected override IEnumerable<string> GetExtensions(ISessionContext context) =>
            base.GetExtensions(context)
                .Where(extension => !extension.StartsWith("AUTH", StringComparison.Ordinal))
                .Concat(names is null ? [] : [$"AUTH {names}"]);
    }
}
