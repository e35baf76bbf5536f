using Finops.Core;
using Finops.Extract.AwsBedrock;

namespace Finops.Tests.Sources.AwsBedrock;

/// <summary>What is asked of AWS's own hosts, which no test can reach, and what their refusals mean.</summary>
public sealed class ExportBucketTests : IDisposable
{
    private static readonly string One = List("cur/a.csv");

    private readonly TestHome home = new() { Environment = { ["FINOPS_AWS_BEDROCK_KEY"] = "AKIAEXAMPLE:not-to-be-shown" } };

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(200)]
    [InlineData(301)] // in another region
    [InlineData(403)] // s3:ListBucket was not granted for HEAD: the region is said all the same
    public async Task Region_ThatNothingSays_IsAskedOfTheBucket(int status)
    {
        var aws = new ScriptedAws(request =>
            request.Method == HttpMethod.Head ? ScriptedAws.Answer(status, "", ("x-amz-bucket-region", "eu-central-1")) : ScriptedAws.Answer(200, One)
        );
        Assert.Equal(["bill/cur/a.csv e1 3"], await ListAsync(aws, new SourceSettings("s3://bill/cur")));
        Assert.Equal(
            ["HEAD https://bill.s3.us-east-1.amazonaws.com/ us-east-1", "GET https://bill.s3.eu-central-1.amazonaws.com/?list-type=2&prefix=cur eu-central-1"],
            aws.Asked
        );
    }

    [Theory]
    [InlineData("https://bill.s3.cn-north-1.amazonaws.com.cn/cur", "https://bill.s3.cn-north-1.amazonaws.com.cn/?list-type=2&prefix=cur cn-north-1")]
    [InlineData("https://s3.dualstack.eu-west-1.amazonaws.com/bill/cur", "https://bill.s3.dualstack.eu-west-1.amazonaws.com/?list-type=2&prefix=cur eu-west-1")]
    [InlineData(
        "https://s3-fips.us-gov-west-1.amazonaws.com/bill/cur",
        "https://bill.s3-fips.us-gov-west-1.amazonaws.com/?list-type=2&prefix=cur us-gov-west-1"
    )]
    [InlineData("https://s3.eu-west-1.amazonaws.com/with.dots/cur", "https://s3.eu-west-1.amazonaws.com/with.dots/?list-type=2&prefix=cur eu-west-1")]
    public async Task Host_IsTheOneOfTheAddress(string url, string asked)
    {
        var aws = new ScriptedAws(_ => ScriptedAws.Answer(200, One));
        await ListAsync(aws, new SourceSettings(url));
        Assert.Equal(["GET " + asked], aws.Asked);
    }

    [Theory]
    [InlineData(403, "AccessDenied", ExitCode.Usage, "check FINOPS_AWS_BEDROCK_KEY: it needs s3:ListBucket")]
    [InlineData(400, "ExpiredToken", ExitCode.Usage, "check FINOPS_AWS_BEDROCK_KEY")]
    [InlineData(403, "RequestTimeTooSkewed", ExitCode.Usage, "clock")]
    [InlineData(404, "NoSuchBucket", ExitCode.Usage, "compare the source's url")]
    [InlineData(301, "PermanentRedirect", ExitCode.Usage, "\"region\": \"ap-south-1\"")]
    [InlineData(404, "NoSuchKey", ExitCode.VendorUnavailable, "run it again")]
    [InlineData(503, "SlowDown", ExitCode.VendorUnavailable, "again later")]
    [InlineData(405, "MethodNotAllowed", ExitCode.VendorUnavailable, "compare the source's url")]
    public async Task Refusal_SaysWhereAndWhatToTry(int status, string code, ExitCode exit, string @try)
    {
        var aws = new ScriptedAws(_ =>
            ScriptedAws.Answer(
                status,
                $"<Error><Code>{code}</Code><Message>no not-to-be-shown for ada@corp.test</Message></Error>",
                ("x-amz-bucket-region", "ap-south-1")
            )
        );
        var error = await Assert.ThrowsAsync<FinopsException>(() => ListAsync(aws, new SourceSettings("https://bill.s3.eu-west-1.amazonaws.com/cur")));
        var problem = Assert.Single(error.Problems);
        Assert.Equal((exit, "list of bill/cur, page 1"), (error.Code, problem.Where));
        Assert.StartsWith($"HTTP {status} {code}: no <key> for <e-mail>", problem.Found, StringComparison.Ordinal);
        Assert.Contains(@try, problem.Try, StringComparison.Ordinal);
        Assert.Equal(status == 503 ? 8 : 1, aws.Asked.Count);
    }

    [Theory]
    [InlineData("<html>The proxy's own page</html>")] // the library makes an empty list of it
    [InlineData("<ListBucketResult><KeyCount>1</Key")]
    [InlineData("<ListBucketResult><KeyCount>0</KeyCount><IsTruncated>true</IsTruncated></ListBucketResult>")]
    public async Task List_ThatIsNone_IsExitCode1(string xml)
    {
        var aws = new ScriptedAws(_ => ScriptedAws.Answer(200, xml));
        var error = await Assert.ThrowsAsync<FinopsException>(() => ListAsync(aws, new SourceSettings("https://bill.s3.eu-west-1.amazonaws.com/cur")));
        Assert.Equal(ExitCode.DataProblem, error.Code);
    }

    [Fact]
    public async Task Prefix_UnderWhichNothingIs_IsExitCode2AndNoEmptyBill()
    {
        var aws = new ScriptedAws(_ => ScriptedAws.Answer(200, List("cur/metadata/a.json")));
        var error = await Assert.ThrowsAsync<FinopsException>(() => ListAsync(aws, new SourceSettings("https://bill.s3.eu-west-1.amazonaws.com/cur")));
        Assert.Equal((ExitCode.Usage, "bill/cur", "1 objects of other kinds"), (error.Code, error.Problems[0].Where, error.Problems[0].Found));
    }

    [Fact]
    public async Task Body_ThatStandsStill_IsGivenUp()
    {
        var pipe = new System.IO.Pipelines.Pipe();
        await pipe.Writer.WriteAsync("abc"u8.ToArray(), TestContext.Current.CancellationToken);
        using var file = new MemoryStream();
        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            BodyCopy.RunAsync(pipe.Reader.AsStream(), file, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken)
        );
        Assert.EndsWith("after 3 bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("justone")]
    [InlineData("id:")]
    [InlineData("a:b:c:d")]
    [InlineData("id:two secrets")]
    public void Key_ThatIsNoPair_IsRefusedWithoutShowingIt(string key)
    {
        var error = Assert.Throws<FinopsException>(() => ExportCredentials.Parse(key, "environment variable K", "K"));
        Assert.Equal((ExitCode.Usage, "something else"), (error.Code, error.Problems[0].Found));
    }

    private static string List(string key) =>
        "<ListBucketResult><KeyCount>1</KeyCount><IsTruncated>false</IsTruncated>"
        + $"<Contents><Key>{key}</Key><ETag>\"e1\"</ETag><Size>3</Size></Contents></ListBucketResult>";

    private async Task<IReadOnlyList<string>> ListAsync(ScriptedAws aws, SourceSettings settings)
    {
        using var bucket = await ExportBucket.OpenAsync(home.Request(settings), "aws-bedrock", aws, TestContext.Current.CancellationToken);
        return [.. (await bucket.ListAsync(TestContext.Current.CancellationToken)).Select(file => $"{file.Part} {file.ContentId} {file.Bytes}")];
    }
}
