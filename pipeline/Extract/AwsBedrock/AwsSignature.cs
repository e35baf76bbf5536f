using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Finops.Core;

namespace Finops.Extract.AwsBedrock;

/// <summary>
/// AWS Signature Version 4 for reading S3 (docs: "Authenticating Requests: Using the Authorization Header"). Requests have no body; the signed headers are
/// host, those that begin with x-amz-, and range.
/// </summary>
public sealed record AwsSignature(string AccessKeyId, string SecretAccessKey, string? SessionToken, string Region)
{
    private const string EmptyBodySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Reads <c>access key id:secret access key</c>, with <c>:session token</c> behind it for temporary credentials.</summary>
    /// <exception cref="FinopsException">Exit code 2: it is nothing of the kind; the message does not show it.</exception>
    public static AwsSignature Parse(string key, string region, string keyVariable) =>
        key.Split(':') switch
        {
            [{ Length: > 0 } id, { Length: > 0 } secret] => new AwsSignature(id, secret, null, region),
            [{ Length: > 0 } id, { Length: > 0 } secret, { Length: > 0 } token] => new AwsSignature(id, secret, token, region),
            _ => throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    keyVariable,
                    "<access key id>:<secret access key>, or the same with :<session token>",
                    "something else",
                    "join the parts of an IAM key with a colon; it needs s3:ListBucket and s3:GetObject on the export's bucket"
                )
            ),
        };

    /// <summary>Adds the date, the body's hash and the signature to a request.</summary>
    /// <param name="request">With its final address; query values are encoded as S3 wants them (RFC 3986).</param>
    /// <param name="now">The time of the request; AWS takes 15 minutes of difference.</param>
    public void Sign(HttpRequestMessage request, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Set(request, "x-amz-date", time);
        Set(request, "x-amz-content-sha256", EmptyBodySha256);
        if (SessionToken is not null)
        {
            Set(request, "x-amz-security-token", SessionToken);
        }

        var address = request.RequestUri!;
        request.Headers.Host = address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}";
        var headers = request
            .Headers.Where(header =>
                header.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
                || header.Key.Equals("host", StringComparison.OrdinalIgnoreCase)
                || header.Key.Equals("range", StringComparison.OrdinalIgnoreCase)
            )
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: string.Join(',', header.Value).Trim()))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(';', headers.Select(header => header.Name));
        var canonical = string.Join(
            '\n',
            [
                request.Method.Method,
                address.AbsolutePath,
                CanonicalQuery(address.Query),
                .. headers.Select(header => $"{header.Name}:{header.Value}"),
                "",
                names,
                EmptyBodySha256,
            ]
        );
        var scope = $"{time[..8]}/{Region}/s3/aws4_request";
        var signature = Hmac(
            Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + SecretAccessKey), time[..8]), Region), "s3"), "aws4_request"),
            $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Sha256.OfText(canonical)}"
        );
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope},SignedHeaders={names},Signature={Convert.ToHexStringLower(signature)}"
        );
    }

    // Sorted by name, and a name without a value has an equals sign.
    private static string CanonicalQuery(string query) =>
        string.Join(
            '&',
            query
                .TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=")
                .Order(StringComparer.Ordinal)
        );

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
