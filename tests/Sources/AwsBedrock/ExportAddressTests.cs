using Finops.Core;
using Finops.Extract.AwsBedrock;

namespace Finops.Tests.Sources.AwsBedrock;

/// <summary>Spellings of a bucket's address.</summary>
public sealed class ExportAddressTests : IDisposable
{
    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("s3://bill/cur/larkfield", "bill|cur/larkfield||")]
    [InlineData("s3://bill", "bill|||")]
    [InlineData("https://s3.eu-central-1.amazonaws.com/bill/cur", "bill|cur|eu-central-1|")]
    [InlineData("https://bill.s3.eu-central-1.amazonaws.com/cur%20a/", "bill|cur a/|eu-central-1|")]
    [InlineData("https://with.dots.s3.eu-west-1.amazonaws.com/cur", "with.dots|cur|eu-west-1|")]
    [InlineData("https://s3-eu-west-1.amazonaws.com/bill/cur", "bill|cur|eu-west-1|")]
    [InlineData("https://bill.s3.dualstack.eu-west-1.amazonaws.com/cur", "bill|cur|eu-west-1| dual stack")]
    [InlineData("https://s3-fips.us-gov-west-1.amazonaws.com/bill/cur", "bill|cur|us-gov-west-1| FIPS")]
    [InlineData("https://bill.s3.cn-north-1.amazonaws.com.cn/cur", "bill|cur|cn-north-1|")]
    [InlineData("https://bill.s3.amazonaws.com/cur", "bill|cur||")] // the address of before regions had their own: the bucket is asked
    [InlineData("https://minio.example.com:9000/bill/cur/larkfield", "bill|cur/larkfield|us-east-1|https://minio.example.com:9000/")]
    [InlineData("http://127.0.0.1:9000/bill", "bill||us-east-1|http://127.0.0.1:9000/")]
    public void Of_EverySpelling_IsRead(string url, string expected) => Assert.Equal(expected, Read(new SourceSettings(url)));

    [Theory]
    [InlineData("s3://bill/cur", "bill|cur|eu-south-2|")]
    [InlineData("https://bill.s3.eu-central-1.amazonaws.com/cur", "bill|cur|eu-south-2|")]
    [InlineData("https://ceph.example.com/bill/cur", "bill|cur|eu-south-2|https://ceph.example.com/")]
    public void Of_RegionOfTheSettings_GoesFirst(string url, string expected) =>
        Assert.Equal(expected, Read(new SourceSettings(url) { Region = "eu-south-2" }));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("s3:///cur")]
    [InlineData("https://s3.eu-central-1.amazonaws.com/")]
    [InlineData("https://minio.example.com/")]
    [InlineData("http://minio.example.com/bill/cur")] // a bill in the clear
    public async Task Url_WithoutABucketOrEncryption_IsRefused(string url)
    {
        var error = await home.RefusedAsync(new AwsBedrockSource(), new SourceSettings(url));
        Assert.Equal((ExitCode.Usage, "finops.json $.sources.aws-bedrock.url", url), (error.Code, error.Problems[0].Where, error.Problems[0].Found));
    }

    private string Read(SourceSettings settings)
    {
        var address = ExportAddress.Of(home.Request(settings), "aws-bedrock");
        var kind = (address.IsDualStack ? " dual stack" : "") + (address.IsFips ? " FIPS" : "");
        return $"{address.Bucket}|{address.Prefix}|{address.Region}|{address.Store}{kind}";
    }
}
