using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.AwsBedrock;

/// <summary>A bucket with exports, at AWS or any store that speaks S3: ListObjectsV2 and GetObject, signed.</summary>
internal sealed class ExportBucket : IDisposable
{
    private const int RequestsPerMinute = 3000; // S3 takes 5,500 GETs a second; this is to be polite
    private const int MostPages = 10_000;

    private readonly VendorHttp http;
    private readonly string bucket;
    private readonly string prefix;

    private ExportBucket(VendorHttp http, string bucket, string prefix)
    {
        this.http = http;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /// <summary>
    /// Opens <c>https://s3.&lt;region&gt;.amazonaws.com/&lt;bucket&gt;/&lt;prefix&gt;</c>, <c>https://&lt;bucket&gt;.s3.&lt;region&gt;.amazonaws.com/&lt;prefix&gt;</c>, or another
    /// store's address with the bucket as first folder (its region is us-east-1, as such stores have it).
    /// </summary>
    /// <exception cref="FinopsException">Exit code 2: no such address, or no key.</exception>
    public static ExportBucket Open(ExtractRequest request, string sourceId)
    {
        var url = request.Settings.Url!;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || Place(address) is not { } place)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"finops.json $.sources.{request.SourceName(sourceId)}.url",
                    "https://s3.<region>.amazonaws.com/<bucket>/<prefix>",
                    url,
                    "copy bucket, region and prefix from the export's page in AWS (Data Exports); for files in a folder set files instead"
                )
            );
        }

        var variable = request.KeyVariable(sourceId);
        AwsSignature? signature = null;
        var endpoint = new VendorEndpoint(
            sourceId,
            null,
            RequestsPerMinute,
            "an IAM key with s3:ListBucket and s3:GetObject on the export's bucket",
            (message, key) => (signature ??= AwsSignature.Parse(key, place.Region, variable)).Sign(message, request.Clock.GetUtcNow())
        );
        return new ExportBucket(endpoint.Open(request with { Settings = request.Settings with { Url = place.Root } }), place.Bucket, place.Prefix);
    }

    /// <summary>All data files below the prefix.</summary>
    /// <exception cref="FinopsException">Exit code 1: no list. 2: the key may not. 3: no answer.</exception>
    public async Task<IReadOnlyList<ExportFile>> ListAsync(CancellationToken cancellation)
    {
        var files = new List<ExportFile>();
        string? next = null;
        for (var page = 1; page <= MostPages; page++)
        {
            var where = $"list of {bucket}/{prefix}, page {page}";
            var query = (next is null ? "" : $"continuation-token={Uri.EscapeDataString(next)}&") + $"list-type=2&prefix={Uri.EscapeDataString(prefix)}";
            var answer = await http.GetAsync($"/?{query}", cancellation);
            var root = Read(answer, where);
            files.AddRange(
                root.Elements()
                    .Where(element => element.Name.LocalName == "Contents")
                    .Select(element => Object(element, where))
                    .Where(file => ExportFile.IsData(file.Location) && file.Bytes > 0)
            );
            var before = next;
            next =
                Text(root, "IsTruncated") == "true"
                    ? Text(root, "NextContinuationToken") ?? throw JsonAnswer.Broken(where, "NextContinuationToken", "a token, as IsTruncated is true", "none")
                    : null;
            if (next is null)
            {
                return files;
            }

            if (next == before)
            {
                throw JsonAnswer.Broken(where, "NextContinuationToken", "another page", "the token of this page");
            }
        }

        throw JsonAnswer.Broken($"list of {bucket}/{prefix}", "IsTruncated", $"an end within {MostPages} pages", "none");
    }

    /// <summary>Downloads an object to a file.</summary>
    /// <exception cref="FinopsException">Exit code 1: fewer bytes than the list says. 2: the key may not. 3: no answer, or it is gone.</exception>
    public async Task DownloadAsync(ExportFile file, string path, CancellationToken cancellation)
    {
        var answer = await http.GetAsync("/" + string.Join('/', file.Location.Split('/').Select(Uri.EscapeDataString)), cancellation);
        if ((int)answer.Status != 200)
        {
            throw http.Refusal(answer, file.Part);
        }

        if (answer.Body.Length != file.Bytes && !answer.Headers.ContainsKey("content-encoding"))
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    file.Part,
                    $"{file.Bytes} bytes, as the bucket's list says",
                    $"{answer.Body.Length}",
                    "run it again: the export may just have been written; nothing has landed"
                )
            );
        }

        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        await stream.WriteAsync(answer.Body, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static (string Root, string Bucket, string Prefix, string Region)? Place(Uri address)
    {
        var folders = Uri.UnescapeDataString(address.AbsolutePath).Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var host = address.Host.Split('.');
        var s3 = Array.FindIndex(host, label => label == "s3" || label.StartsWith("s3-", StringComparison.Ordinal));
        var isAws = address.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) && s3 >= 0;
        var region = isAws && host[s3 + 1] != "amazonaws" ? host[s3 + 1] : "us-east-1";
        var origin = address.GetLeftPart(UriPartial.Authority);
        return isAws && s3 > 0 ? (origin, string.Join('.', host[..s3]), string.Join('/', folders), region)
            : folders is [var bucket, .. var rest] ? ($"{origin}/{Uri.EscapeDataString(bucket)}", bucket, string.Join('/', rest), region)
            : null;
    }

    private XElement Read(VendorAnswer answer, string where)
    {
        if ((int)answer.Status != 200)
        {
            throw http.Refusal(answer, where);
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(answer.Body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(reader);
            return root.Name.LocalName == "ListBucketResult" ? root : throw JsonAnswer.Broken(where, "root", "ListBucketResult", root.Name.LocalName);
        }
        catch (XmlException error)
        {
            throw JsonAnswer.Broken(where, $"line {error.LineNumber}", "complete XML", $"XML that ends or breaks there ({answer.Body.Length} bytes)", error);
        }
    }

    private ExportFile Object(XElement element, string where) =>
        Text(element, "Key") is { } key
        && Text(element, "ETag") is { } etag
        && long.TryParse(Text(element, "Size"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new ExportFile($"{bucket}/{key}", etag.Trim('"'), key, bytes)
            : throw JsonAnswer.Broken(
                where,
                "Contents",
                "Key, ETag and Size",
                element.ToString(SaveOptions.DisableFormatting) is { Length: > 80 } text ? text[..77] + "..." : element.ToString(SaveOptions.DisableFormatting)
            );

    private static string? Text(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;
}
