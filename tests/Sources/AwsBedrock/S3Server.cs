using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Finops.Tests.Publish;

namespace Finops.Tests.Sources.AwsBedrock;

/// <summary>
/// A real S3 server on a loopback port, moto's (Python). It takes every key; signatures are checked by the simulator. Without moto_server on the path a test
/// skips.
/// </summary>
internal sealed class S3Server : IAsyncDisposable
{
    private const string Bucket = "larkfield-bill";

    private readonly ChildProcess process;
    private readonly AmazonS3Client client;

    private S3Server(ChildProcess process, string address)
    {
        this.process = process;
        Address = address;
        client = new AmazonS3Client(
            new BasicAWSCredentials("writer", "secret"),
            new AmazonS3Config
            {
                ServiceURL = Address,
                ForcePathStyle = true,
                AuthenticationRegion = "us-east-1",
            }
        );
    }

    /// <summary>Where all of its services answer.</summary>
    public string Address { get; }

    /// <summary>The bucket's address, as finops.json names it.</summary>
    public string Url => $"{Address}/{Bucket}";

    public static async Task<S3Server> StartAsync()
    {
        var moto = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(place => Path.Combine(place, "moto_server"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(moto is null, "No S3 server is here: moto_server (Python: pip install moto[server]) is not on the path.");
        var port = FreePort();
        var started = ChildProcess.Start(moto, ["-H", "127.0.0.1", "-p", $"{port}"]);
        await ListensAsync(port);
        var server = new S3Server(started, $"http://127.0.0.1:{port}");
        await server.client.PutBucketAsync(Bucket, TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>A month's file of one line.</summary>
    public static string Month(string cost) =>
        "bill_billing_period_start_date,bill_payer_account_id,line_item_usage_account_id,line_item_line_item_type,line_item_usage_start_date,"
        + "line_item_product_code,line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,pricing_unit\n"
        + "2026-10-01T00:00:00Z,payer-1,linked-1,Usage,2026-10-05T00:00:00Z,"
        + $"AmazonBedrock,USE1-Claude4.6Sonnet-input-tokens,2,{cost},1K tokens\n";

    public Task PutAsync(string key, string text) => PutAsync(new PutObjectRequest { Key = key, ContentBody = text });

    public Task PutFileAsync(string key, string path) => PutAsync(new PutObjectRequest { Key = key, FilePath = path });

    public Task DeleteAsync(string key) => client.DeleteObjectAsync(Bucket, key, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task PutAsync(PutObjectRequest request)
    {
        request.BucketName = Bucket;
        return client.PutObjectAsync(request, TestContext.Current.CancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task ListensAsync(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (attempt < 300)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }
}
