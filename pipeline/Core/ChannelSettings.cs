namespace Finops.Core;

/// <summary>What the configuration says about one channel; pipeline/Notify/README.md has an example of each. Secrets come from the environment.</summary>
/// <param name="Type">webhook, slack, teams, smtp or file.</param>
public sealed record ChannelSettings(string Type = "")
{
    /// <summary>Address of a webhook; null: it is a secret itself and comes from FINOPS_CHANNEL_&lt;NAME&gt;_URL.</summary>
    public string? Url { get; init; }

    /// <summary>The mail server.</summary>
    public string? Host { get; init; }

    /// <summary>Its port; null: 587.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// starttls, tls (from the first byte on) or none. Null: tls on port 465, none for a server on this machine, starttls for every other.
    /// </summary>
    public string? Security { get; init; }

    /// <summary>PEM file, from the home on, of the authority that signed the server's certificate; null: one that this machine knows.</summary>
    public string? Authority { get; init; }

    /// <summary>Who logs in there; null: nobody needs to.</summary>
    public string? User { get; init; }

    /// <summary>How: plain, login or xoauth2, which takes an access token for the password. Null: plain or login, whichever the server takes.</summary>
    public string? Auth { get; init; }

    /// <summary>The sender's address.</summary>
    public string? From { get; init; }

    /// <summary>Mail addresses of recipients who are nobody in the directory: { "finance": "…" }.</summary>
    public IReadOnlyDictionary<string, string>? Addresses { get; init; }

    /// <summary>How a file is written: ndjson (null, too) or text.</summary>
    public string? Format { get; init; }
}
