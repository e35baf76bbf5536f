namespace Finops.Extract.Git;

/// <summary>Where a repository comes from, without how one gets there: no protocol, no user, no password, no port, no ".git".</summary>
/// <param name="Host">Lower case: github.com. Empty for a folder.</param>
/// <param name="Path">owner/name, in the spelling of the address.</param>
internal sealed record RemoteAddress(string Host, string Path)
{
    /// <summary>The same for every way to write it: <c>git@github.com:Acme/App.git</c> and <c>https://token@github.com/acme/app</c> are
    /// github.com/acme/app.</summary>
    public string Id => $"{Host}/{Path}".TrimStart('/').ToLowerInvariant();

    /// <summary>Reads <c>scheme://[user@]host[:port]/path</c>, <c>[user@]host:path</c> or a folder.</summary>
    public static RemoteAddress Parse(string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && !address.IsFile && url.Contains("://", StringComparison.Ordinal))
        {
            return new RemoteAddress(address.Host.ToLowerInvariant(), Trim(Uri.UnescapeDataString(address.AbsolutePath)));
        }

        // A colon before any slash, and not behind a drive's letter: the short form of ssh.
        var path = url.Replace("file://", "", StringComparison.OrdinalIgnoreCase).Replace('\\', '/');
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return colon > 1 && (slash < 0 || colon < slash)
            ? new RemoteAddress(path[..colon].Split('@')[^1].ToLowerInvariant(), Trim(path[(colon + 1)..]))
            : new RemoteAddress("", Trim(path));
    }

    private static string Trim(string path)
    {
        var trimmed = path.Trim('/');
        return trimmed.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? trimmed[..^4].TrimEnd('/') : trimmed;
    }
}
