using MimeKit;

namespace Finops.Tests.Notify;

/// <summary>A mail as it was handed over.</summary>
/// <param name="Recipient">Of the envelope.</param>
/// <param name="Message">What was sent.</param>
/// <param name="User">Who had logged in; null: nobody.</param>
/// <param name="IsEncrypted">Whether it came over TLS.</param>
internal sealed record ReceivedMail(string Recipient, MimeMessage Message, string? User, bool IsEncrypted)
{
    public string Key => Message.Headers["X-Idempotency-Key"]!;

    public string Body => Message.TextBody!.Replace("\r\n", "\n", StringComparison.Ordinal);
}
