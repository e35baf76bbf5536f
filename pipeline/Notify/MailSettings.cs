using System.Security.Cryptography;
using Finops.Core;

namespace Finops.Notify;

/// <summary>The settings of a mail channel, checked whole.</summary>
internal static class MailSettings
{
    /// <summary>The channel; what is wrong with it is reported.</summary>
    public static SmtpChannel Open(
        Home home,
        string name,
        ChannelSettings settings,
        TimeProvider clock,
        Func<string, string?> environment,
        ChannelCatalog.Report wrong
    )
    {
        CheckServer(settings, wrong);
        if (SmtpChannel.Mailbox(settings.From) is null)
        {
            wrong("from", "the sender's mail address", settings.From is null ? null : "no mail address", "\"from\": \"finops@example.com\"");
        }

        foreach (var (recipient, _) in (settings.Addresses ?? new Dictionary<string, string>()).Where(entry => SmtpChannel.Mailbox(entry.Value) is null))
        {
            wrong($"addresses.{recipient}", "a mail address", "none", "\"finance\": \"finance@example.com\"");
        }

        return new SmtpChannel(settings, Login(name, settings, environment, wrong), Trust(home, settings, wrong), clock);
    }

    private static void CheckServer(ChannelSettings settings, ChannelCatalog.Report wrong)
    {
        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            wrong("host", "the mail server's name", settings.Host, "\"host\": \"smtp.example.com\"");
        }

        if (settings.Port is < 1 or > 65535)
        {
            wrong("port", "1 to 65535", $"{settings.Port}", "leave it out for 587");
        }

        if (settings.Security is not (null or "starttls" or "tls" or "none"))
        {
            wrong(
                "security",
                "starttls, tls or none",
                settings.Security,
                "leave it out: port 465 has tls, a server on this machine none, every other starttls"
            );
        }

        if (settings.Security == "none" && !SmtpChannel.IsLoopback(settings.Host ?? ""))
        {
            wrong(
                "security",
                "starttls or tls, as the server is not on this machine",
                "none",
                "leave it out, or let a mail server on this machine pass mail on"
            );
        }
    }

    private static SmtpLogin? Login(string name, ChannelSettings settings, Func<string, string?> environment, ChannelCatalog.Report wrong)
    {
        var variable = ChannelCatalog.Variable(name, "KEY");
        var secret = Secret.Find(variable, environment).Value;
        if (settings.User is not null && secret is null)
        {
            wrong("user", $"a password in {variable}", "none", $"set {variable}, or {variable}_FILE to a file that holds it; without a user nobody logs in");
        }

        if (settings.User is null && (secret is not null || settings.Auth is not null))
        {
            wrong(
                "user",
                $"who logs in with {(secret is not null ? variable : "auth")}",
                null,
                $"\"user\": \"finops@example.com\"; where nobody logs in, take {variable} and auth away"
            );
        }

        if (settings.Auth is not null && !SmtpLogin.Mechanisms.Contains(settings.Auth))
        {
            wrong("auth", string.Join(", ", SmtpLogin.Mechanisms), settings.Auth, "leave it out for plain or login, whichever the server takes");
        }

        return settings.User is null || secret is null ? null : new SmtpLogin(settings.User, secret, variable, settings.Auth);
    }

    private static SmtpTrust Trust(Home home, ChannelSettings settings, ChannelCatalog.Report wrong)
    {
        try
        {
            return SmtpTrust.Of(settings.Authority is null ? null : Path.Combine(home.Root, settings.Authority));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            wrong(
                "authority",
                "a PEM file with certificates",
                $"{settings.Authority} ({error.GetType().Name})",
                "ask who runs the mail server for the certificate of its authority (-----BEGIN CERTIFICATE-----)"
            );
            return new SmtpTrust(null);
        }
    }
}
