using Finops.Core;
using Finops.Extract.AwsBedrock;

namespace Finops.Tests.Sources.AwsBedrock;

/// <summary>The examples of AWS's documentation, "Signature Calculations for the Authorization Header".</summary>
public sealed class AwsSignatureTests
{
    private static readonly AwsSignature Example = AwsSignature.Parse("AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", "KEY");

    [Theory]
    [InlineData("https://examplebucket.s3.amazonaws.com/test.txt", "bytes=0-9", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("https://examplebucket.s3.amazonaws.com/?lifecycle", null, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J", null, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void Sign_DocumentedExample_GivesTheDocumentedSignature(string url, string? range, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (range is not null)
        {
            request.Headers.TryAddWithoutValidation("Range", range);
        }

        Example.Sign(request, new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));
        Assert.EndsWith("Signature=" + signature, Assert.Single(request.Headers.GetValues("Authorization")), StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_TemporaryCredentials_SignTheToken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com/test.txt");
        AwsSignature.Parse("id:secret:token", "us-east-1", "KEY").Sign(request, DateTimeOffset.UnixEpoch);
        Assert.Contains(
            "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token",
            Assert.Single(request.Headers.GetValues("Authorization")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("justone")]
    [InlineData("id:")]
    [InlineData("a:b:c:d")]
    public void Parse_NoPair_IsRefusedWithoutShowingIt(string key)
    {
        var error = Assert.Throws<FinopsException>(() => AwsSignature.Parse(key, "us-east-1", "FINOPS_AWS_BEDROCK_KEY"));
        Assert.Equal((ExitCode.Usage, "something else"), (error.Code, error.Problems[0].Found));
    }
}
