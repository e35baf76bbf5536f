using Finops.Core;
using Finops.Extract;
using Finops.Extract.People;
using Finops.Extract.Reference;
using Finops.Land;

namespace Finops.Tests.Sources.Reference;

/// <summary>allocation_rules.csv is checked as a whole, and its targets against cost_centers.csv, whichever of them changes.</summary>
public sealed class AllocationRuleTests : IDisposable
{
    private const string Header = "rule_id,match,method,targets,key_scope,valid_from,valid_to,note\n";
    private const string First = "fees,provider=github;cost_type=seat,seats,,,2026-01-01,,\n";

    private readonly TestHome home = new();
    private readonly ISource reference = new ReferenceSource();
    private readonly ISource people = new PeopleSource();

    public AllocationRuleTests()
    {
        home.Write("reference/people.csv", "person_id,display_name,valid_from\np1,Ada,2026-01-01\n");
        Centers("CC-1,Old,2025-01-01,2026-03-01", "CC-1,New,2026-03-01,", "CC-2,Mobile,2026-01-01,2026-10-01", "CC-3,Web,2025-01-01,");
    }

    [Fact]
    public async Task Extract_ConditionsAndTargets_AreTakenApart()
    {
        Write(
            "keys,Provider = anthropic ; tag.Team=core=x | y;,percent,CC-1=33.333333; CC-2 = 66.666667,,2026-01-01,2026-10-01,by contract\n"
                + "two,product=x,even,CC-1;CC-2,,2026-01-01,2026-01-02,\n"
                + "rest,product=*,seats,,all,2026-01-01,,\n",
            first: ""
        );
        await LandAsync();
        Assert.Equal(
            """
            2|keys|{provider=anthropic, tag.team='core=x | y'}|{CC-1=33333333, CC-2=66666667}|account
            3|two|{product=x}|{CC-1=1, CC-2=1}|account
            4|rest|{product=*}|{}|all
            """,
            home.Query(
                "SELECT line_number, rule_id, CAST(match AS VARCHAR), CAST(target_shares AS VARCHAR), key_scope FROM stg_reference__allocation_rules ORDER "
                    + "BY line_number"
            )
        );
    }

    [Theory]
    [InlineData("direct,product=x,central,,,2026-01-01,,", "rule_id", "direct")]
    [InlineData("a/b,product=x,central,,,2026-01-01,,", "rule_id", "a/b")]
    [InlineData("r,;,central,,,2026-01-01,,", "match", ";")]
    [InlineData("r,anthropic,central,,,2026-01-01,,", "match", "anthropic")]
    [InlineData("r,=x,central,,,2026-01-01,,", "match", "=x")]
    [InlineData("r,product=,central,,,2026-01-01,,", "match", "product=")]
    [InlineData("r,product=a||b,central,,,2026-01-01,,", "match", "product=a||b")]
    [InlineData("r,team=core,central,,,2026-01-01,,", "match", "team")]
    [InlineData("r,tag.=core,central,,,2026-01-01,,", "match", "tag.")]
    [InlineData("r,product=a;Product=b,central,,,2026-01-01,,", "match", "product 2 times")]
    [InlineData("r,skill=pdf;person=p1,central,,,2026-01-01,,", "match", "person")]
    [InlineData("r,skill=pdf;connector=jira,central,,,2026-01-01,,", "match", "connector")]
    [InlineData("r,product=x,by_seat,,,2026-01-01,,", "method", "by_seat")]
    [InlineData("r,product=x,cost_center,,,2026-01-01,,", "targets", "nothing")]
    [InlineData("r,product=x,cost_center,CC-1;CC-3,,2026-01-01,,", "targets", "CC-1;CC-3")]
    [InlineData("r,product=x,cost_center,CC-1=100,,2026-01-01,,", "targets", "CC-1=100")]
    [InlineData("r,product=x,central,CC-1,,2026-01-01,,", "targets", "CC-1")]
    [InlineData("r,product=x,percent,,,2026-01-01,,", "targets", "nothing")]
    [InlineData("r,product=x,percent,CC-1=50;CC-3,,2026-01-01,,", "targets", "CC-3")]
    [InlineData("r,product=x,percent,CC-1=50;CC-3=half,,2026-01-01,,", "targets", "CC-3=half")]
    [InlineData("r,product=x,percent,CC-1=0;CC-3=100,,2026-01-01,,", "targets", "CC-1=0")]
    [InlineData("r,product=x,percent,CC-1=99.9999999,,2026-01-01,,", "targets", "CC-1=99.9999999")]
    [InlineData("r,product=x,percent,CC-1=33.333333;CC-3=66.666666,,2026-01-01,,", "targets", "99.999999")]
    [InlineData("r,product=x,percent,CC-1=60;CC-3=60,,2026-01-01,,", "targets", "120.000000")]
    [InlineData("r,product=x,even,CC-1=50;CC-3=50,,2026-01-01,,", "targets", "CC-1=50 … CC-3=50")]
    [InlineData("r,product=x,even,CC-1;CC-3;CC-1,,2026-01-01,,", "targets", "CC-1 2 times")]
    [InlineData("r,product=x,seats,,team,2026-01-01,,", "key_scope", "team")]
    [InlineData("r,product=x,even,,all,2026-01-01,,", "key_scope", "all")]
    [InlineData("r,product=x,seats,,,2026-01-01,2026-01-01,", "valid_to", "2026-01-01")]
    [InlineData("fees,product=x,seats,,,2026-05-01,,", "rule_id", "2026-05-01..open overlaps line 2 (2026-01-01..open)")]
    [InlineData("fees,skill=pdf,central,,,2025-01-01,2026-01-01,", "rule_id", "fees")]
    [InlineData(
        "r,cost_type=seat;provider=github;product=copilot,even,,,2026-05-01,,",
        "match",
        "cost_type=seat;provider=github;product=copilot; line 2 takes all of it"
    )]
    public async Task Extract_BadRule_NamesLineAndField(string line, string field, string found)
    {
        Write(line + "\n");
        var error = await RefusedAsync();
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.All(error.Problems, problem => Assert.Equal(Path.Combine("reference", "allocation_rules.csv") + ":3 " + field, problem.Where));
        Assert.Equal(found, string.Join(" … ", error.Problems.Select(problem => problem.Found)));
    }

    [Theory]
    [InlineData("provider=*", "provider=github", true)]
    [InlineData("model=claude-*|gpt-*", "model=gpt-4*|claude-opus-5;person=p1", true)]
    [InlineData("model=claude-*", "model=gpt-5|claude-opus-5", false)]
    [InlineData("model=claude-?", "model=claude-*", false)]
    [InlineData("model=claude-?", "model=claude-5", true)]
    [InlineData("model=m[1m]", "model=m[1m]", true)]
    [InlineData("provider=github;person=p1", "provider=github", false)]
    [InlineData("provider=anthropic", "skill=pdf;provider=anthropic", true)]
    [InlineData("skill=pdf", "provider=anthropic", false)]
    public async Task Extract_RuleBehindAnother_IsRefusedWhenNothingIsLeftForIt(string earlier, string later, bool isRefused)
    {
        Write($"one,{earlier},central,,,2026-01-01,,\ntwo,{later},central,,,2026-01-01,2026-12-01,\n", first: "");
        if (isRefused)
        {
            Assert.Equal($"{later}; line 2 takes all of it", Assert.Single((await RefusedAsync()).Problems).Found);
        }
        else
        {
            Assert.All(await LandAsync(), landing => Assert.NotNull(landing.Sequence));
        }
    }

    [Fact]
    public async Task Extract_EarlierRuleThatEnds_LeavesTheRestToTheLater()
    {
        Write("one,product=*,central,,,2026-01-01,2026-06-01,\ntwo,product=x,central,,,2026-05-01,,\n", first: "");
        Assert.All(await LandAsync(), landing => Assert.NotNull(landing.Sequence));
    }

    [Fact]
    public async Task Extract_SeveralBadRules_AreAllNamedAtOnce()
    {
        Write("direct,team=core,by_seat,,week,2026-01-01,2025-01-01,\nfees,product=x,percent,CC-1=50;CC-1=49,,2026-05-01,,\n");
        Assert.Equal(
            ["3 key_scope", "3 match", "3 method", "3 rule_id", "3 valid_to", "4 rule_id", "4 targets", "4 targets"],
            (await RefusedAsync()).Problems.Select(problem => problem.Where.Split(':')[1]).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("r,product=x,cost_center,CC-9,,2026-01-01,,", "CC-9")]
    [InlineData("r,product=x,cost_center,cc-1,,2026-01-01,,", "cc-1")]
    [InlineData("r,product=x,percent,=100,,2026-01-01,,", "")]
    [InlineData("r,product=x,cost_center,CC-1,,2024-12-31,,", "CC-1, which there is not on 2024-12-31")]
    [InlineData("r,product=x,percent,CC-1=50;CC-2=50,,2026-01-01,,", "CC-2, which there is not on 2026-10-01")]
    [InlineData("r,product=x,even,CC-2,,2026-01-01,2026-10-02,", "CC-2, which there is not on 2026-10-01")]
    public async Task Extract_TargetThatIsNoCostCenterOfADay_IsRefused(string line, string found)
    {
        Write(line + "\n");
        var problem = Assert.Single((await RefusedAsync()).Problems);
        Assert.Equal((Path.Combine("reference", "allocation_rules.csv") + ":3 targets", found), (problem.Where, problem.Found));
    }

    [Fact]
    public async Task Extract_CostCenterThatARuleStillNames_CannotEnd()
    {
        Write("r,product=x,even,CC-1;CC-2,,2026-01-01,2026-10-01,\n");
        await LandAsync();
        Centers("CC-1,Old,2025-01-01,2026-03-01", "CC-2,Mobile,2026-01-01,");
        Assert.Equal("CC-1, which there is not on 2026-03-01", Assert.Single((await RefusedAsync()).Problems).Found);
    }

    public void Dispose() => home.Dispose();

    private Task<IReadOnlyList<LandingSummary>> LandAsync() => home.LandTogetherAsync(reference, people);

    private Task<FinopsException> RefusedAsync() => Assert.ThrowsAsync<FinopsException>(LandAsync);

    private void Centers(params string[] lines) =>
        home.Write("reference/cost_centers.csv", "cost_center_id,name,valid_from,valid_to\n" + string.Join('\n', lines) + "\n");

    private void Write(string lines, string first = First) => home.Write("reference/allocation_rules.csv", Header + first + lines);
}
