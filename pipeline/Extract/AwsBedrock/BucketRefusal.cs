using System.Globalization;
using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.S3;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.AwsBedrock;

/// <summary>What an exception of AWS's library means: whether to ask again, whose turn it is, and what to try.</summary>
internal static class BucketRefusal
{
    /// <summary>Whether the same may succeed a moment later: too many requests, 5xx, timeouts, broken connections, torn bytes.</summary>
    public static bool IsTransient(Exception error) =>
        error switch
        {
            AmazonS3Exception { ErrorCode: "RequestTimeout" } => true,
            AmazonS3Exception refusal => (int)refusal.StatusCode is 408 or 429 or >= 500,
            AmazonClientException or HttpRequestException or TimeoutException => true, // a client's exception here: a checksum that does not fit
            IOException => DiskTrouble.Explain(error, "") is null,
            _ => false,
        };

    /// <summary>How long the store asks to be left alone; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(Exception error, TimeProvider clock)
    {
        var text = Header(error, "Retry-After");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? null
            : at > clock.GetUtcNow() ? at - clock.GetUtcNow()
            : TimeSpan.Zero;
    }

    /// <summary>A header of the answer that was a refusal; null when there is none.</summary>
    public static string? Header(Exception error, string name) =>
        error.InnerException is Amazon.Runtime.Internal.HttpErrorResponseException { Response: { } response } && response.IsHeaderPresent(name)
            ? response.GetHeaderValue(name)
            : null;

    /// <summary>In a word, for the log.</summary>
    public static string Reason(Exception error) =>
        error is AmazonS3Exception refusal ? ((int)refusal.StatusCode).ToString(CultureInfo.InvariantCulture) : error.GetType().Name;

    /// <summary>The error for the user; null for what is not the store's.</summary>
    public static FinopsException? Of(Exception error, string where, ExportCredentials credentials) =>
        error switch
        {
            AmazonS3Exception refusal => Refused(refusal, where, credentials),
            XmlException broken => JsonAnswer.Broken(where, $"line {broken.LineNumber}", "complete XML", "XML that ends or breaks there", broken),
            AmazonUnmarshallingException broken => JsonAnswer.Broken(where, "answer", "S3's own XML", "something else", broken),
            _ when IsTransient(error) => new FinopsException(
                ExitCode.VendorUnavailable,
                new Problem(
                    where,
                    "an answer",
                    $"none after {RetryDelays.MaxRetries + 1} attempts ({error.GetBaseException().Message})",
                    "check the network, a proxy, and the source's url; then run the same command again, nothing has landed"
                ),
                error
            ),
            _ => null,
        };

    private static FinopsException Refused(AmazonS3Exception refusal, string where, ExportCredentials credentials)
    {
        var key = $"check {credentials.Origin}: it needs s3:ListBucket and s3:GetObject on the export's bucket, and kms:Decrypt where a key encrypts it";
        return (refusal.ErrorCode, refusal.StatusCode) switch
        {
            ("RequestTimeTooSkewed", _) => Failure(
                ExitCode.Usage,
                "a clock within 15 minutes of AWS's",
                "set this machine's clock, and let it follow a time server (NTP)"
            ),
            ("NoSuchBucket", _) => Failure(ExitCode.Usage, "a bucket of that name", "compare the source's url with the export's page in AWS (Data Exports)"),
            ("PermanentRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException", _) or (_, HttpStatusCode.MovedPermanently) =>
                Failure(
                    ExitCode.Usage,
                    "the bucket in this region",
                    Header(refusal, "x-amz-bucket-region") is { Length: > 0 } region
                        ? $"\"region\": \"{region}\" in the source's settings"
                        : "set \"region\" in the source's settings to the bucket's"
                ),
            ("ExpiredToken" or "InvalidToken", _) or (_, HttpStatusCode.Unauthorized) => Failure(ExitCode.Usage, "a key that is valid now", key),
            (_, HttpStatusCode.Forbidden) => Failure(ExitCode.Usage, "a key that may read this", key),
            ("InvalidObjectState", _) => Failure(
                ExitCode.Usage,
                "an object that can be read",
                "restore it from its archive, or let exports stay in S3 Standard"
            ),
            (_, HttpStatusCode.NotFound) => Failure(ExitCode.VendorUnavailable, "what the list named", "run it again: the export is being replaced"),
            _ when IsTransient(refusal) => Failure(
                ExitCode.VendorUnavailable,
                "an answer",
                "again later: the store's status page says more; nothing has landed",
                $" (after {RetryDelays.MaxRetries} retries)"
            ),
            _ => Failure(ExitCode.VendorUnavailable, "an answer", "compare the source's url and region with its README; nothing has landed"),
        };

        FinopsException Failure(ExitCode code, string expected, string @try, string note = "") =>
            new(
                code,
                new Problem(
                    where,
                    expected,
                    $"HTTP {(int)refusal.StatusCode} {refusal.ErrorCode}: {Redaction.Of(refusal.Message, credentials.Secret)}{note}",
                    @try
                ),
                refusal
            );
    }
}
