using MailKit.Net.Smtp;
using MailKit.Security;

namespace Finops.Notify;

/// <summary>Logs in at a mail server. A password that the server does not take is an error: mail is never sent without it.</summary>
/// <param name="User">Who.</param>
/// <param name="Secret">The password; the access token for XOAUTH2.</param>
/// <param name="Variable">Where it came from, for errors.</param>
/// <param name="Mechanism">plain, login or xoauth2; null: what the server offers for a password.</param>
internal sealed record SmtpLogin(string User, string Secret, string Variable, string? Mechanism)
{
    /// <summary>What a channel's setting may be.</summary>
    public static readonly string[] Mechanisms = ["plain", "login", "xoauth2"];

    private static readonly string[] OfPasswords = ["PLAIN", "LOGIN"];

    /// <summary>Null when the server has let the user in; else why not, in short.</summary>
    public async Task<string?> RunAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var offered = client.AuthenticationMechanisms;
        string[] wanted = Mechanism is null ? OfPasswords : [Mechanism.ToUpperInvariant()];
        if (wanted.FirstOrDefault(offered.Contains) is not { } chosen)
        {
            return offered.Count > 0 ? Mismatch(offered, wanted)
                : client.IsSecure ? "the server takes no login, but a user is set: take the user out, or use the server's port for submission"
                : "the server takes no login without encryption, but a user is set: set security to starttls or tls";
        }

        try
        {
            await client.AuthenticateAsync(Sasl(chosen), cancellationToken);
            return null;
        }
        catch (AuthenticationException)
        {
            return $"login refused ({chosen}): check user and {Variable}";
        }
    }

    private static string Mismatch(HashSet<string> offered, string[] wanted)
    {
        var possible = Mechanisms.Where(mechanism => offered.Contains(mechanism.ToUpperInvariant())).ToList();
        return $"the server takes {string.Join(", ", offered.Order(StringComparer.Ordinal))}, not {string.Join(" or ", wanted)}: "
            + (possible.Count > 0 ? $"set auth to {string.Join(" or ", possible)}" : $"it must take one of {string.Join(", ", Mechanisms)}");
    }

    private SaslMechanism Sasl(string name) =>
        name switch
        {
            "XOAUTH2" => new SaslMechanismOAuth2(User, Secret),
            "LOGIN" => new SaslMechanismLogin(User, Secret),
            _ => new SaslMechanismPlain(User, Secret),
        };
}
