using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class ForecastTests : IDisposable
{
    private const string Plan = "scope_type,scope_id,month,people,note\n";
    private const string Scenarios = "scenario_id,trend,headcount,prices_known_at,price_model,usage_ratio,usage_from,note\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_PlanAndScenarios_Land()
    {
        home.Write("reference/headcount_plan.csv", Plan + "organization,organization,2027-01-01,0,\norganization,organization,2027-02-01,92,hiring\n");
        home.Write(
            "reference/forecast_scenarios.csv",
            Scenarios + "baseline,,,,,,,\nrise,,,2026-08-09,claude-sonnet-5|gpt-*,,,\nhiring,none,plan,,,1.25,2027-01-01,\n"
        );
        await home.LandAsync(source);
        Assert.Equal("92", home.Query("SELECT max(people_count) FROM stg_reference__headcount_plan"));
        Assert.Equal(
            "damped none 1.000000",
            home.Query("SELECT concat_ws(' ', trend, headcount, usage_factor) FROM stg_reference__forecast_scenarios WHERE scenario_id = 'rise'")
        );
        Assert.Equal("1.250000", home.Query("SELECT CAST(usage_factor AS VARCHAR) FROM stg_reference__forecast_scenarios WHERE scenario_id = 'hiring'"));
    }

    [Theory]
    [InlineData("team,Platform,2027-01-01,5", "scope_type", "team")]
    [InlineData("organization,Larkfield,2027-01-01,5", "scope_id", "Larkfield")]
    [InlineData("cost_center,CC-9999,2027-01-01,5", "scope_id", "CC-9999")]
    [InlineData("organization,organization,2027-01-15,5", "month", "2027-01-15")]
    [InlineData("organization,organization,2027-03-01,10000001", "people", "10000001")]
    [InlineData("organization,organization,2027-02-01,5", "month", "2027-02-01 again; the first is line 2")]
    public async Task Extract_BadPlan_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/headcount_plan.csv", $"{Plan}organization,organization,2027-02-01,92,\n{line},\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "headcount_plan.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("Big Plan,,,,,,", "scenario_id", "Big Plan")]
    [InlineData("hiring,,,,,,", "scenario_id", "hiring again; the first is line 2")]
    [InlineData("a,linear,,,,,", "trend", "linear")]
    [InlineData("a,,more,,,,", "headcount", "more")]
    [InlineData("a,,,,,-1,", "usage_ratio", "-1")]
    [InlineData("a,,,,,101,", "usage_ratio", "101")]
    [InlineData("a,,,,,1.0000001,", "usage_ratio", "1.0000001")]
    [InlineData("a,,,,,2,2027-01-02", "usage_from", "2027-01-02")]
    [InlineData("baseline,none,,,,,", "scenario_id", "baseline with some")]
    [InlineData("baseline,,plan,,,,", "scenario_id", "baseline with some")]
    [InlineData("baseline,,,,,1.1,", "scenario_id", "baseline with some")]
    public async Task Extract_BadScenario_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/forecast_scenarios.csv", $"{Scenarios}hiring,none,plan,,,,,\n{line},\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "forecast_scenarios.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    public void Dispose() => home.Dispose();
}
