using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class LimitTests : IDisposable
{
    private const string Header = "scope_type,scope_id,provider,period,currency,amount,valid_from,valid_to,note\n";
    private const string Rules = "scope_type,rule,value,note\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_EveryScope_Lands()
    {
        home.Write(
            "reference/limits.csv",
            Header
                + "organization,organization,*,month,USD,75000,2026-01-01,2026-07-01,\n"
                + "organization,organization,*,month,USD,80000.50,2026-07-01,,\n"
                + "organization,organization,openai,month,USD,0,2026-07-01,,\n"
                + "group,Builders,cursor,month,USD,,2026-07-01,,expressly no limit\n"
                + "seat_type,copilot,github,month,USD,40,2026-07-01,,\n"
        );
        await home.LandAsync(source);
        Assert.Equal(
            "5 1 80000.500000000000",
            home.Query("SELECT concat(count(*), ' ', count(*) - count(limit_usd), ' ', max(limit_usd)) FROM stg_reference__limits")
        );
    }

    [Theory]
    [InlineData("team,A,*,month,USD,1,2026-01-01,", "scope_type", "team")]
    [InlineData("organization,Larkfield,*,month,USD,1,2026-01-01,", "scope_id", "Larkfield")]
    [InlineData("person,p9999,*,month,USD,1,2026-01-01,", "scope_id", "p9999")]
    [InlineData("group,A,OpenAI,month,USD,1,2026-01-01,", "provider", "OpenAI")]
    [InlineData("group,A,*,week,USD,1,2026-01-01,", "period", "week")]
    [InlineData("group,A,*,month,EUR,1,2026-01-01,", "currency", "EUR")]
    [InlineData("group,A,*,month,USD,-1,2026-01-01,", "amount", "-1")]
    [InlineData("group,A,*,month,USD,1.005,2026-01-01,", "amount", "1.005")]
    [InlineData("group,A,*,month,USD,1,2026-01-01,2026-01-01", "valid_to", "2026-01-01")]
    [InlineData("group,Same,*,month,USD,1,2026-03-01,", "valid_from", "2026-03-01..open overlaps line 2 (2026-01-01..open)")]
    public async Task Extract_BadLimit_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/limits.csv", $"{Header}group,Same,*,month,USD,1,2026-01-01,,\n{line},\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "limits.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("team,warning,0.8", "rule", "team warning")]
    [InlineData("organization,several,lowest", "rule", "organization several")]
    [InlineData("person,critical,0", "value", "0")]
    [InlineData("person,critical,1.5", "value", "1.5")]
    [InlineData("person,automation,0.80001", "value", "0.80001")]
    [InlineData("person,critical,0.75", "value", "0.75")]
    [InlineData("group,several,mean", "value", "mean")]
    [InlineData("seat,unused_days,0", "value", "0")]
    [InlineData("seat,unused_days,a month", "value", "a month")]
    [InlineData("person,warning,0.8", "rule", "person warning again; the first is line 2")]
    public async Task Extract_BadRule_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/limit_rules.csv", $"{Rules}person,warning,0.75,\n{line},\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(ExitCode.DataProblem, (await home.RefusedAsync(source)).Code);
        Assert.Equal((Path.Combine("reference", "limit_rules.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    public void Dispose() => home.Dispose();
}
