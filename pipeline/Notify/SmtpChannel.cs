using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Finops.Core;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Finops.Notify;

/// <summary>Sends mail, one message to one recipient. The key is the Message-ID, in the header X-Idempotency-Key, and in the text.</summary>
/// <param name="settings">Server, encryption and sender.</param>
/// <param name="login">Who logs in; null: nobody.</param>
/// <param name="trust">Judges the server's certificate.</param>
/// <param name="clock">Dates the mail.</param>
internal sealed class SmtpChannel(ChannelSettings settings, SmtpLogin? login, SmtpTrust trust, TimeProvider clock) : IChannel
{
    /// <summary>The port of mail submission (RFC 6409).</summary>
    internal const int DefaultPort = 587;

    private const int TlsPort = 465; // RFC 8314: TLS from the first byte on

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<ChannelRefusal?> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (Mailbox(message.Address) is not { } recipient)
        {
            return new ChannelRefusal(
                $"no mail address of {(message.Route.RecipientType == "person" ? message.Route.RecipientId : message.Route.RecipientType)}",
                IsOfChannel: false
            );
        }

        using var mail = Compose(message, recipient);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var client = new SmtpClient();
        try
        {
            if (await ConnectAsync(client, limit.Token) is { } refusal)
            {
                return refusal;
            }

            if (login is not null && await login.RunAsync(client, limit.Token) is { } reason)
            {
                return new ChannelRefusal(reason, IsOfChannel: true);
            }

            await client.SendAsync(mail, limit.Token);
        }
        catch (Exception error) when (Refusal(error, cancellationToken) is not null)
        {
            return Refusal(error, cancellationToken);
        }

        await QuitAsync(client);
        return null;
    }

    /// <summary>The address in a text, which may have a name before it; null when there is none.</summary>
    internal static MailboxAddress? Mailbox(string? text) =>
        MailboxAddress.TryParse(text ?? "", out var mailbox) && mailbox.Domain.Length > 0 && mailbox.LocalPart.Length > 0 ? mailbox : null;

    internal static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>How a connection is encrypted. Whoever reads mail on this machine needs no encryption; everybody else gets it or nothing.</summary>
    internal static SecureSocketOptions SecurityOf(ChannelSettings settings) =>
        (
            settings.Security
            ?? (
                settings.Port == TlsPort ? "tls"
                : IsLoopback(settings.Host!) ? "none"
                : "starttls"
            )
        ) switch
        {
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };

    private MimeMessage Compose(OutgoingMessage message, MailboxAddress recipient)
    {
        var mail = new MimeMessage
        {
            Date = clock.GetUtcNow(),
            MessageId = $"{message.Key}@finops",
            Subject = AlertText.Subject(message),
            Body = new TextPart("plain") { Text = AlertText.Plain(message) },
        };
        mail.From.Add(new MailboxAddress("finops", Mailbox(settings.From)!.Address));
        mail.To.Add(recipient);
        mail.Headers.Add("X-Idempotency-Key", message.Key);
        return mail;
    }

    private async Task<ChannelRefusal?> ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        string? fault = null;
        client.CheckCertificateRevocation = false; // mail servers stand where no revocation list can be fetched from
        client.ServerCertificateValidationCallback = (_, certificate, chain, errors) => (fault = trust.Fault(certificate, chain, errors)) is null;
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port ?? DefaultPort, SecurityOf(settings), cancellationToken);
            return null;
        }
        catch (SslHandshakeException error)
        {
            return new ChannelRefusal(fault ?? $"no TLS ({error.GetBaseException().GetType().Name}): check port and security", IsOfChannel: true);
        }
        catch (NotSupportedException)
        {
            return new ChannelRefusal("the server offers no STARTTLS: port 465 may have TLS (\"security\": \"tls\")", IsOfChannel: true);
        }
    }

    private static ChannelRefusal? Refusal(Exception error, CancellationToken cancellationToken) =>
        error switch
        {
            SmtpCommandException refused => new ChannelRefusal(
                string.Create(CultureInfo.InvariantCulture, $"SMTP {(int)refused.StatusCode}"),
                !IsOfMessage(refused)
            ),
            ServiceNotAuthenticatedException => new ChannelRefusal("the server wants a login: set user and its key", IsOfChannel: true),
            NotSupportedException => new ChannelRefusal("the server cannot take this address (no SMTPUTF8)", IsOfChannel: false),
            OperationCanceledException when !cancellationToken.IsCancellationRequested => new ChannelRefusal(
                $"no answer within {Patience.TotalSeconds:0} seconds",
                IsOfChannel: true
            ),
            IOException or SocketException or ProtocolException => new ChannelRefusal(
                $"no connection ({error.GetBaseException().GetType().Name})",
                IsOfChannel: true
            ),
            _ => null,
        };

    // Refused for its recipient or its size; a server that closes or wants a login (4.3.2, 5.7.0) would refuse every other message, too.
    private static bool IsOfMessage(SmtpCommandException error) =>
        error.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => error.StatusCode is not (SmtpStatusCode.ServiceNotAvailable or SmtpStatusCode.AuthenticationRequired),
            SmtpErrorCode.MessageNotAccepted => error.StatusCode
                is SmtpStatusCode.MailboxUnavailable
                    or SmtpStatusCode.UserNotLocalTryAlternatePath
                    or SmtpStatusCode.ExceededStorageAllocation
                    or SmtpStatusCode.MailboxNameNotAllowed,
            _ => false,
        };

    // What has been taken stays taken, however the goodbye goes.
    private static async Task QuitAsync(SmtpClient client)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ProtocolException or CommandException)
        {
            // the connection is closed with the client
        }
    }
}
