using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.AwsBedrock;

/// <summary>A bucket with exports, at AWS or any store that speaks S3: ListObjectsV2 and GetObject.</summary>
internal sealed class ExportBucket : IDisposable
{
    private const int MostPages = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private readonly AmazonS3Client client;
    private readonly BucketCalls calls;
    private readonly ExportAddress address;

    private ExportBucket(AmazonS3Client client, BucketCalls calls, ExportAddress address)
    {
        this.client = client;
        this.calls = calls;
        this.address = address;
    }

    /// <summary>Opens the bucket that the source's url names; where nothing says its region, the bucket does.</summary>
    /// <param name="request">Settings, environment, clock and log.</param>
    /// <param name="sourceId">Names the settings and the variable.</param>
    /// <param name="http">How AWS is reached; null: over the network.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="FinopsException">Exit code 2: no such address, bucket or credentials. 3: no answer.</exception>
    public static async Task<ExportBucket> OpenAsync(ExtractRequest request, string sourceId, HttpClientFactory? http, CancellationToken cancellationToken)
    {
        var place = ExportAddress.Of(request, sourceId);
        var credentials = await ExportCredentials.FindAsync(request, sourceId, cancellationToken);
        var patient = new BucketCalls(credentials, request.Clock, request.Log);
        var region = place.Region ?? await RegionAsync(credentials, patient, place, http, cancellationToken);
        return new ExportBucket(new AmazonS3Client(credentials.Value, Config(place, region, http)), patient, place);
    }

    /// <summary>All data files below the prefix.</summary>
    /// <exception cref="FinopsException">Exit code 1: no list. 2: the key may not, or nothing is there. 3: no answer.</exception>
    public async Task<IReadOnlyList<ExportFile>> ListAsync(CancellationToken cancellationToken)
    {
        var place = $"{address.Bucket}/{address.Prefix}";
        var files = new List<ExportFile>();
        var (objects, next) = (0, (string?)null);
        for (var page = 1; page <= MostPages; page++)
        {
            var where = $"list of {place}, page {page}";
            var question = new ListObjectsV2Request
            {
                BucketName = address.Bucket,
                Prefix = address.Prefix.Length == 0 ? null : address.Prefix,
                ContinuationToken = next,
            };
            var answer = await calls.RunAsync(where, token => client.ListObjectsV2Async(question, token), cancellationToken);
            // Of a page that is no list, a proxy's for example, the library makes an empty one.
            objects += answer.KeyCount ?? throw JsonAnswer.Broken(where, "KeyCount", "a list of objects", "something else");
            files.AddRange(
                (answer.S3Objects ?? [])
                    .Where(item => ExportFile.IsData(item.Key) && item.Size > 0)
                    .Select(item => new ExportFile($"{address.Bucket}/{item.Key}", item.ETag.Trim('"'), item.Key, item.Size!.Value))
            );
            if (answer.IsTruncated != true)
            {
                return files.Count > 0 ? files : throw Empty(place, objects);
            }

            next =
                answer.NextContinuationToken is { Length: > 0 } token && token != next
                    ? token
                    : throw JsonAnswer.Broken(where, "NextContinuationToken", "another page, as IsTruncated is true", answer.NextContinuationToken ?? "none");
        }

        throw JsonAnswer.Broken($"list of {place}", "IsTruncated", $"an end within {MostPages} pages", "none");
    }

    /// <summary>Downloads an object to a file, without holding it in memory.</summary>
    /// <exception cref="FinopsException">Exit code 1: other bytes than the list says. 2: the key may not. 3: no answer, or it is gone.</exception>
    public async Task DownloadAsync(ExportFile file, string path, CancellationToken cancellationToken)
    {
        var question = new GetObjectRequest { BucketName = address.Bucket, Key = file.Location };
        var bytes = await calls.RunAsync(
            file.Part,
            async token =>
            {
                using var answer = await client.GetObjectAsync(question, token);
                await using var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
                return await BodyCopy.RunAsync(answer.ResponseStream, target, Patience, token);
            },
            cancellationToken
        );
        if (bytes != file.Bytes)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    file.Part,
                    $"{file.Bytes} bytes, as the bucket's list says",
                    $"{bytes}",
                    "run it again: the export may just have been written; nothing has landed"
                )
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    // Every region knows where a bucket is, whoever asks, and says so even when it refuses.
    private static async Task<string> RegionAsync(
        ExportCredentials credentials,
        BucketCalls patient,
        ExportAddress place,
        HttpClientFactory? http,
        CancellationToken cancellationToken
    )
    {
        var asked = RegionEndpoint.USEast1.SystemName;
        using var anywhere = new AmazonS3Client(credentials.Value, Config(place, asked, http));
        return await patient.RunAsync(
            $"region of bucket {place.Bucket}",
            async token =>
            {
                try
                {
                    var answer = await anywhere.HeadBucketAsync(new HeadBucketRequest { BucketName = place.Bucket }, token);
                    return answer.BucketRegion ?? asked;
                }
                catch (AmazonS3Exception refusal) when (BucketRefusal.Header(refusal, "x-amz-bucket-region") is { Length: > 0 } region)
                {
                    return region;
                }
            },
            cancellationToken
        );
    }

    // The library's own retries would wait by another clock, and its redirects would leave the region to chance.
    private static AmazonS3Config Config(ExportAddress place, string region, HttpClientFactory? http)
    {
        var config = new AmazonS3Config
        {
            MaxErrorRetry = 0,
            Timeout = Patience,
            AllowAutoRedirect = false,
            HttpClientFactory = http,
        };
        if (place.Store is { } store)
        {
            config.ServiceURL = store.AbsoluteUri;
            config.AuthenticationRegion = region;
            config.ForcePathStyle = true;
            return config;
        }

        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.UseDualstackEndpoint = place.IsDualStack;
        config.UseFIPSEndpoint = place.IsFips;
        return config;
    }

    // Whoever mistypes a prefix must not read "nothing was billed".
    private static FinopsException Empty(string place, int objects) =>
        new(
            ExitCode.Usage,
            new Problem(
                place,
                "data files of an export (.parquet, .csv, .csv.gz)",
                objects == 0 ? "nothing" : $"{objects} objects of other kinds",
                "compare the source's url with the export's page in AWS (Data Exports); AWS writes the first files within a day"
            )
        );
}
