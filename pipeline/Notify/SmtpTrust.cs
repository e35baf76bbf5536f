using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Finops.Notify;

/// <summary>Judges a mail server's certificate: by this machine's authorities, and by the company's own where the channel names it.</summary>
/// <param name="authority">Certificates of the company's own authority; null: none.</param>
internal sealed class SmtpTrust(X509Certificate2Collection? authority)
{
    /// <summary>Reads a PEM file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    /// <exception cref="CryptographicException">It holds no certificate.</exception>
    public static SmtpTrust Of(string? path)
    {
        if (path is null)
        {
            return new SmtpTrust(null);
        }

        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(path);
        return certificates.Count > 0 ? new SmtpTrust(certificates) : throw new CryptographicException("no certificate in it");
    }

    /// <summary>What is wrong with a certificate, in short; null when it is trusted.</summary>
    public string? Fault(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 leaf || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "the server shows no certificate";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return "the server's certificate is for another host name: set host to the name that it is for";
        }

        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            return null;
        }

        return (authority is null ? Status(chain) : OwnStatus(leaf, chain)) switch
        {
            X509ChainStatusFlags.NoError => null,
            var status when status.HasFlag(X509ChainStatusFlags.NotTimeValid) =>
                $"the server's certificate is not valid now: it is from {Day(leaf.NotBefore)} to {Day(leaf.NotAfter)}",
            // An authority of the same name with another key is another authority: its signature doesn't fit.
            var status
                when (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid))
                    != X509ChainStatusFlags.NoError => authority is null
                ? "the server's certificate comes from an authority that this machine doesn't know: name its PEM file in authority"
                : "the server's certificate comes from an authority that the file in authority doesn't hold",
            var status => $"the server's certificate is not valid ({status})",
        };
    }

    private static string Day(DateTime local) => local.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private X509ChainStatusFlags OwnStatus(X509Certificate2 leaf, X509Chain? shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority!);
        if (shown is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(shown.ChainElements.Select(link => link.Certificate).ToArray());
        }

        return chain.Build(leaf) ? X509ChainStatusFlags.NoError : Status(chain);
    }

    private static X509ChainStatusFlags Status(X509Chain? chain) =>
        (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) is var status and not X509ChainStatusFlags.NoError
            ? status
            : X509ChainStatusFlags.PartialChain;
}
