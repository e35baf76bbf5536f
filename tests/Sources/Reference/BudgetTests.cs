using Finops.Core;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class BudgetTests : IDisposable
{
    private const string Header = "scope_type,scope_id,period_type,period_start,version,currency,amount,rate_type,rate_date,approved_by,note\n";
    private const string Calendar = "fiscal_year_start,note\n";
    private const string Thresholds = "level,threshold_ratio,note\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_EveryScopePeriodAndVersion_Lands()
    {
        home.Write("reference/fiscal_calendar.csv", Calendar + "2025-07-01,\n");
        home.Write(
            "reference/budgets.csv",
            Header
                + "organization,organization,fiscal_year,2026-07-01,1,USD,1200000,,,CFO,\n"
                + "it,organization,fiscal_year,2026-07-01,1,USD,9999999999999.99,,,CFO,\n"
                + "cost_center,unattributed,quarter,2026-10-01,1,EUR,0,month_average,2026-09-01,,\n"
                + "team,Platform,month,2026-12-01,1,USD,12.50,,,,\n"
                + "team,Platform,month,2026-12-01,2,USD,12.5,spot,,,\n"
                + "provider,openai,month,2026-12-01,1,GBP,3.00,spot,,,\n"
        );
        await home.LandAsync(source);
        Assert.Equal("6", home.Query("SELECT count(*) FROM stg_reference__budgets"));
        Assert.Equal("9999999999999.99", home.Query("SELECT CAST(amount AS VARCHAR) FROM stg_reference__budgets WHERE scope_type = 'it'"));
        Assert.Equal("spot 2026-12-01", home.Query("SELECT concat(rate_type, ' ', rate_date) FROM stg_reference__budgets WHERE scope_type = 'provider'"));
        Assert.Null((await home.LandAsync(source)).Sequence);
    }

    [Theory]
    [InlineData("company,organization,month,2026-10-01,1,USD,1,,", "scope_type", "company")]
    [InlineData("organization,Larkfield,month,2026-10-01,1,USD,1,,", "scope_id", "Larkfield")]
    [InlineData("it,IT,month,2026-10-01,1,USD,1,,", "scope_id", "IT")]
    [InlineData("cost_center,CC-9999,month,2026-10-01,1,USD,1,,", "scope_id", "CC-9999")]
    [InlineData("team,A,year,2026-10-01,1,USD,1,,", "period_type", "year")]
    [InlineData("team,A,month,2026-10-02,1,USD,1,,", "period_start", "2026-10-02")]
    [InlineData("team,A,quarter,2026-11-01,1,USD,1,,", "period_start", "2026-11-01")]
    [InlineData("team,A,fiscal_year,2026-01-01,1,USD,1,,", "period_start", "2026-01-01")]
    [InlineData("team,A,month,0026-10-01,1,USD,1,,", "period_start", "0026-10-01")]
    [InlineData("team,A,month,2026-10-01,0,USD,1,,", "version", "0")]
    [InlineData("team,Same,month,2026-10-01,1,USD,2,,", "version", "1 again; the first is line 2")]
    [InlineData("team,A,month,2026-10-01,1,usd,1,,", "currency", "usd")]
    [InlineData("team,A,month,2026-10-01,1,USD,-1,,", "amount", "-1")]
    [InlineData("team,A,month,2026-10-01,1,USD,1.005,,", "amount", "1.005")]
    [InlineData("team,A,month,2026-10-01,1,USD,10000000000000,,", "amount", "10000000000000")]
    [InlineData("team,A,month,2026-10-01,1,EUR,1,plan,", "rate_type", "plan")]
    [InlineData("team,A,month,2026-10-01,1,USD,1,,2026-09-30", "rate_date", "2026-09-30")]
    public async Task Extract_BadBudget_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/fiscal_calendar.csv", Calendar + "2025-07-01,\n");
        home.Write("reference/budgets.csv", $"{Header}team,Same,month,2026-10-01,1,USD,1,,,,\n{line},,\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "budgets.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    // A year that a new calendar cuts short: its last quarter begins where the new calendar lets it, and no quarter of the old one after that.
    [Theory]
    [InlineData("2026-04-01", null)]
    [InlineData("2026-05-01", null)]
    [InlineData("2026-07-01", "the first day of a quarter, such as 2026-05-01")]
    [InlineData("2026-08-01", null)]
    public async Task Extract_QuarterAroundANewCalendar_FollowsIt(string start, string? expected)
    {
        home.Write("reference/fiscal_calendar.csv", Calendar + "2024-01-01,\n2026-05-01,\n");
        home.Write("reference/budgets.csv", $"{Header}team,A,quarter,{start},1,USD,1,,,,\n");
        if (expected is null)
        {
            await home.LandAsync(source);
        }
        else
        {
            var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
            Assert.Equal((expected, "fiscal years begin on 1 May here; fiscal_calendar.csv says so"), (problem.Expected, problem.Try));
        }
    }

    [Theory]
    [InlineData("2026-04-06", "2026-04-06")]
    [InlineData("1999-04-01", "1999-04-01")]
    [InlineData("2025-07-01", "2025-07-01 again; the first is line 2")]
    public async Task Extract_BadFiscalCalendar_IsRefused(string start, string found)
    {
        home.Write("reference/fiscal_calendar.csv", $"{Calendar}2025-07-01,\n{start},\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "fiscal_calendar.csv") + ":3 fiscal_year_start", found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("alarm,0.8", "level", "alarm")]
    [InlineData("critical,0", "threshold_ratio", "0")]
    [InlineData("critical,1.01", "threshold_ratio", "1.01")]
    [InlineData("critical,0.90001", "threshold_ratio", "0.90001")]
    [InlineData("critical,0.75", "threshold_ratio", "0.75")]
    [InlineData("warning,0.8", "level", "warning again; the first is line 2")]
    public async Task Extract_BadThreshold_IsRefused(string line, string field, string found)
    {
        home.Write("reference/budget_thresholds.csv", $"{Thresholds}warning,0.75,\n{line},\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal((Path.Combine("reference", "budget_thresholds.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    public void Dispose() => home.Dispose();
}
