using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class EntitlementTests : IDisposable
{
    private const string Header = "group_id,products,models,default_model,limit_tier,valid_from,valid_to,note\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_EveryKindOfLine_Lands()
    {
        home.Write(
            "reference/entitlements.csv",
            Header
                + "*,anthropic/chat | github/*,*,,,2026-01-01,2026-07-01,\n"
                + "*,anthropic/chat | github/*,claude-sonnet-*|claude-haiku-*,claude-sonnet-5-5,light,2026-07-01,,\n"
                + "Builders,aws-bedrock/Claude Opus 4.8 (Amazon Bedrock Edition),*,claude-opus-4-8,power_2,2026-07-01,,\n"
        );
        await home.LandAsync(source);
        Assert.Equal("3", home.Query("SELECT count(*) FROM stg_reference__entitlements"));
    }

    [Theory]
    [InlineData("A,chat,*,,,2026-01-01,", "products", "chat")]
    [InlineData("A,anthropic/,*,,,2026-01-01,", "products", "anthropic/")]
    [InlineData("A,anthropic/chat|,*,,,2026-01-01,", "products", "anthropic/chat|")]
    [InlineData("A,anthropic/*,a||b,,,2026-01-01,", "models", "a||b")]
    [InlineData("A,anthropic/*,claude-sonnet-*,claude-opus-5-5,,2026-01-01,", "default_model", "claude-opus-5-5")]
    [InlineData("A,anthropic/*,*,,Power users,2026-01-01,", "limit_tier", "Power users")]
    [InlineData("A,anthropic/*,*,,,2026-01-01,2025-01-01", "valid_to", "2025-01-01")]
    [InlineData("Same,github/*,a,,,2026-03-01,", "valid_from", "2026-03-01..open overlaps line 2 (2026-01-01..open)")]
    public async Task Extract_BadLine_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/entitlements.csv", $"{Header}Same,github/*,*,,,2026-01-01,,\n{line},\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "entitlements.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    public void Dispose() => home.Dispose();
}
