using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Finops.Tests.Notify;

/// <summary>A company's own authority, and what it has signed for a mail server.</summary>
internal sealed class MailCertificate : IDisposable
{
    private readonly X509Certificate2 authority;

    /// <param name="host">The name or address that it is for.</param>
    /// <param name="from">The day from which it is valid, counted from today.</param>
    /// <param name="to">The day until which it is valid, counted from today.</param>
    public MailCertificate(string host = "127.0.0.1", int from = -1, int to = 30)
    {
        var now = DateTimeOffset.UtcNow;
        using var root = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signing = new CertificateRequest("CN=Larkfield mail authority", root, HashAlgorithmName.SHA256);
        signing.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        authority = signing.CreateSelfSigned(now.AddYears(-1), now.AddYears(1));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, now.AddDays(from), now.AddDays(to), [1, 2, 3, 4]);
        Server = signed.CopyWithPrivateKey(key);
    }

    /// <summary>The server's certificate with its key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The authority as a PEM file's text.</summary>
    public string Authority => authority.ExportCertificatePem();

    public void Dispose()
    {
        authority.Dispose();
        Server.Dispose();
    }
}
