using System.Net;
using System.Net.Mail;
using System.Text;
using Finops.Core;

namespace Finops.Notify;

/// <summary>Sends mail, one message to one recipient. The key is the Message-ID, in the header X-Idempotency-Key, and in the text.</summary>
/// <param name="settings">Server, sender and user.</param>
/// <param name="password">The user's; null: nobody logs in.</param>
internal sealed class SmtpChannel(ChannelSettings settings, string? password) : IChannel
{
    /// <summary>The port of mail submission (RFC 6409).</summary>
    internal const int DefaultPort = 587;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<ChannelRefusal?> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        if (message.Address is null || !MailAddress.TryCreate(message.Address, out var to))
        {
            return new ChannelRefusal(
                $"no mail address of {(message.Route.RecipientType == "person" ? message.Route.RecipientId : message.Route.RecipientType)}",
                IsOfChannel: false
            );
        }

        using var mail = new MailMessage(new MailAddress(settings.From!, "finops"), to)
        {
            Subject = AlertText.Subject(message),
            SubjectEncoding = Encoding.UTF8,
            Body = AlertText.Plain(message),
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{message.Key}@finops>");
        mail.Headers.Add("X-Idempotency-Key", message.Key);
        // Whoever reads mail on this machine needs no encryption; everybody else gets it or nothing (STARTTLS).
        using var client = new SmtpClient(settings.Host!, settings.Port ?? DefaultPort)
        {
            EnableSsl = !IsLoopback(settings.Host!),
            Credentials = password is null ? null : new NetworkCredential(settings.User, password),
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
            return null;
        }
        catch (SmtpException error)
        {
            return new ChannelRefusal(
                $"SMTP {error.StatusCode}{(error.InnerException is { } inner ? $" ({inner.GetBaseException().GetType().Name})" : "")}",
                !IsOfMessage(error)
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ChannelRefusal($"no answer within {Patience.TotalSeconds:0} seconds", IsOfChannel: true);
        }
    }

    internal static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsOfMessage(SmtpException error) =>
        error is SmtpFailedRecipientException
        || error.StatusCode
            is SmtpStatusCode.MailboxUnavailable
                or SmtpStatusCode.MailboxNameNotAllowed
                or SmtpStatusCode.UserNotLocalTryAlternatePath
                or SmtpStatusCode.UserNotLocalWillForward
                or SmtpStatusCode.ExceededStorageAllocation;
}
