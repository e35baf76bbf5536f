using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class RequestRuleTests : IDisposable
{
    private const string Header = "rule_id,decision,cost_center,raise_ratio,most_usd,budget_ratio,most_approvals,route_to,target_hours,note\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_EveryKindOfLine_Lands()
    {
        home.Write(
            "reference/request_rules.csv",
            Header + "a,approve,CC-1*,1.25,900.00,1,2,,24,\nb,approve,*,2,50,,,,1,\nc,route,CC-2,,,,,finance,8,\nd,route,*,,,,,manager,24,\n"
        );
        await home.LandAsync(source);
        Assert.Equal("4 900.00", home.Query("SELECT concat(count(*), ' ', max(most_usd)) FROM stg_reference__request_rules"));
    }

    [Theory]
    [InlineData("b,deny,*,,,,,,24", "decision", "deny")]
    [InlineData("b,approve,*,,100,,,,24", "raise_ratio", "nothing")]
    [InlineData("b,approve,*,1,100,,,,24", "raise_ratio", "1")]
    [InlineData("b,approve,*,1.5,,,,,24", "most_usd", "nothing")]
    [InlineData("b,approve,*,1.5,-5,,,,24", "most_usd", "-5")]
    [InlineData("b,approve,*,1.5,100,0,,,24", "budget_ratio", "0")]
    [InlineData("b,approve,*,1.5,100,,,manager,24", "route_to", "manager")]
    [InlineData("b,route,*,,,,,,24", "route_to", "nothing")]
    [InlineData("b,route,*,,,,,p9999,24", "route_to", "p9999")]
    [InlineData("b,route,*,,,,,manager,0", "target_hours", "0")]
    [InlineData("a,route,*,,,,,manager,24", "rule_id", "a again; the first is line 2")]
    public async Task Extract_BadRule_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/request_rules.csv", $"{Header}a,route,CC-1,,,,,finance,24,\n{line},\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "request_rules.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Fact]
    public async Task Extract_LineAfterOneThatFitsEverything_IsRefused()
    {
        home.Write("reference/request_rules.csv", Header + "a,route,*,,,,,finance,24,\nb,approve,CC-1,1.25,900,,,,24,\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(("a line that can be reached (line 2 routes everything)", "CC-1"), (problem.Expected, problem.Found));
    }

    public void Dispose() => home.Dispose();
}
