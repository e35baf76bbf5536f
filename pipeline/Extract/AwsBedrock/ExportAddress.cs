using Amazon.S3.Util;
using Finops.Core;

namespace Finops.Extract.AwsBedrock;

/// <summary>Where an export's bucket is, as finops.json names it.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Prefix">What the export's keys begin with; empty: all of the bucket.</param>
/// <param name="Region">The bucket's region; null where the bucket has to be asked.</param>
/// <param name="Store">Address of another store that speaks S3; null: AWS.</param>
internal sealed record ExportAddress(string Bucket, string Prefix, string? Region, Uri? Store)
{
    // Other stores have no regions, but a signature needs one: this is the one they take.
    private const string RegionOfStores = "us-east-1";

    /// <summary>Whether AWS is reached over IPv6 as well (s3.dualstack.eu-west-1.amazonaws.com).</summary>
    public bool IsDualStack { get; private init; }

    /// <summary>Whether AWS is reached at its FIPS endpoint (s3-fips.us-gov-west-1.amazonaws.com).</summary>
    public bool IsFips { get; private init; }

    /// <summary>
    /// Reads <c>s3://bucket/prefix</c>, the address of a bucket at AWS in any of its spellings, or <c>https://host/bucket/prefix</c> of another store.
    /// </summary>
    /// <exception cref="FinopsException">Exit code 2: no such address.</exception>
    public static ExportAddress Of(ExtractRequest request, string sourceId)
    {
        var (url, region) = (request.Settings.Url, request.Settings.Region);
        var address = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Of(uri, region) : null;
        return address
            ?? throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"finops.json $.sources.{request.SourceName(sourceId)}.url",
                    "s3://<bucket>/<prefix>, or https://<host>/<bucket>/<prefix> of another store that speaks S3",
                    url ?? "none",
                    "copy bucket and prefix from the export's page in AWS (Data Exports); for files in a folder set files instead"
                )
            );
    }

    private static ExportAddress? Of(Uri uri, string? region)
    {
        if (AmazonS3Uri.TryParseAmazonS3Uri(uri, out var aws))
        {
            return string.IsNullOrEmpty(aws.Bucket)
                ? null
                : new ExportAddress(aws.Bucket, aws.Key ?? "", region ?? (uri.Scheme == "s3" ? null : RegionIn(uri.Host)), null)
                {
                    IsDualStack = uri.Host.Contains(".dualstack.", StringComparison.Ordinal),
                    IsFips = uri.Host.Contains("s3-fips.", StringComparison.Ordinal),
                };
        }

        var folders = Uri.UnescapeDataString(uri.AbsolutePath).TrimStart('/').Split('/', 2);
        var isSafe = uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
        return isSafe && folders[0].Length > 0
            ? new ExportAddress(folders[0], folders.ElementAtOrDefault(1) ?? "", region ?? RegionOfStores, new Uri(uri.GetLeftPart(UriPartial.Authority)))
            : null;
    }

    // The label before "amazonaws": s3.<region>., s3-<region>., s3.dualstack.<region>., s3-fips.<region>. The SDK takes "dualstack" for a region.
    private static string? RegionIn(string host) =>
        host.Split('.').TakeWhile(label => label != "amazonaws").Last() switch
        {
            "s3" or "s3-accelerate" => null,
            var label => label.StartsWith("s3-", StringComparison.Ordinal) ? label["s3-".Length..] : label,
        };
}
