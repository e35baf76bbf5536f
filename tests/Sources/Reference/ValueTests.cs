using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class ValueTests : IDisposable
{
    private const string Assumptions = "assumption,department,low,base,high,valid_from,valid_to,note\n";
    private const string Features = "field,pattern,counts,note\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_AssumptionsOfAllAndOfADepartment_Land()
    {
        home.Write(
            "reference/value_assumptions.csv",
            Assumptions
                + "hourly_rate,*,60,85,110,2026-01-01,2026-07-01,payroll\n"
                + "hourly_rate,*,62,87.5,112,2026-07-01,,payroll\n"
                + "productivity_lift,Payments,-0.19,0,0.26,2026-01-01,,trials\n"
        );
        await home.LandAsync(source);
        Assert.Equal(
            "3 87.5000 -0.1900",
            home.Query("SELECT concat(count(*), ' ', max(base_value), ' ', min(low_value)) FROM stg_reference__value_assumptions")
        );
    }

    [Theory]
    [InlineData("minutes_saved,*,1,2,3,2026-01-01,,x", "assumption", "minutes_saved")]
    [InlineData("hourly_rate,A,0.5,2,3,2026-01-01,,x", "low", "0.5")]
    [InlineData("hourly_rate,A,10,20,a lot,2026-01-01,,x", "high", "a lot")]
    [InlineData("productivity_lift,A,0,0.1,1.1,2026-01-01,,x", "high", "1.1")]
    [InlineData("productivity_lift,A,0,0.12345,1,2026-01-01,,x", "base", "0.12345")]
    [InlineData("hourly_rate,A,30,20,40,2026-01-01,,x", "base", "30, 20, 40")]
    [InlineData("hourly_rate,A,10,20,30,2026-01-01,,\" \"", "note", "nothing")]
    [InlineData("hourly_rate,A,10,20,30,2026-01-01,2025-01-01,x", "valid_to", "2025-01-01")]
    [InlineData("hourly_rate,*,10,20,30,2026-03-01,,x", "valid_from", "2026-03-01..open overlaps line 2 (2026-01-01..open)")]
    public async Task Extract_BadAssumption_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/value_assumptions.csv", $"{Assumptions}hourly_rate,*,60,85,110,2026-01-01,,payroll\n{line}\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "value_assumptions.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("title,feature*,each", "field", "title")]
    [InlineData("label,epic,twice", "counts", "twice")]
    [InlineData("issue_key,PAY-*,each", "counts", "each")]
    [InlineData("label,Epic,each", "pattern", "Epic")]
    [InlineData("label,feature,once", "pattern", "feature again; the first is line 2")]
    public async Task Extract_BadFeatureRule_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/feature_rules.csv", $"{Features}label,feature,each,\n{line},\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(ExitCode.DataProblem, (await home.RefusedAsync(source)).Code);
        Assert.Equal((Path.Combine("reference", "feature_rules.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("benchmark_usd,1", "rule", "benchmark_usd")]
    [InlineData("benchmark_high_usd,-1", "value", "-1")]
    [InlineData("benchmark_high_usd,1000.005", "value", "1000.005")]
    [InlineData("benchmark_high_usd,499", "value", "499")]
    [InlineData("benchmark_low_usd,600", "rule", "benchmark_low_usd again; the first is line 2")]
    [InlineData("activation_days,0", "value", "0")]
    [InlineData("activation_days,two weeks", "value", "two weeks")]
    public async Task Extract_BadAdoptionRule_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/adoption_rules.csv", $"rule,value,note\nbenchmark_low_usd,500,\n{line},\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "adoption_rules.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("idle_minutes,1", "rule", "idle_minutes")]
    [InlineData("output_ratio,0.001", "rule", "output_ratio again; the first is line 5")]
    public async Task Extract_UnknownOrSecondSessionRule_NamesLineAndField(string line, string field, string found)
    {
        home.Write(
            "reference/session_rules.csv",
            $"rule,value\nlong_context_tokens,100000\npause_minutes,5\npause_minutes_1h_cache,60\noutput_ratio,0.001\n{line}\n"
        );
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "session_rules.csv") + ":6 " + field, found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("long_context_tokens", "100k")]
    [InlineData("long_context_tokens", "0")]
    [InlineData("pause_minutes", "0.5")]
    [InlineData("pause_minutes_1h_cache", "1441")]
    [InlineData("pause_minutes_1h_cache", "4")]
    [InlineData("output_ratio", "1.1")]
    [InlineData("output_ratio", "0.0000001")]
    [InlineData("output_ratio", "-0.1")]
    public async Task Extract_BadSessionRule_NamesLineAndField(string rule, string value)
    {
        string[] rules = ["long_context_tokens,100000", "pause_minutes,5", "pause_minutes_1h_cache,60", "output_ratio,0.001"];
        home.Write(
            "reference/session_rules.csv",
            "rule,value\n" + string.Join('\n', rules.Select(line => line.StartsWith(rule + ",", StringComparison.Ordinal) ? $"{rule},{value}" : line)) + "\n"
        );
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.EndsWith(" value", problem.Where, StringComparison.Ordinal);
        Assert.Equal(value, problem.Found);
    }

    public void Dispose() => home.Dispose();
}
