using Finops.Core;
using Finops.Extract.People;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

public sealed class GlAccountTests : IDisposable
{
    private const string Header =
        "provider,charge_category,business_unit,expense_account,clearing_account,accrued_account,central_cost_center_id,ledger_company,intercompany_company,valid_from,valid_to,note\n";
    private const string First = "*,*,*,6450,2190,2150,CC-0,1000,,2026-01-01,,\n";

    private readonly TestHome home = new();
    private readonly ReferenceSource source = new();

    [Fact]
    public async Task Extract_LinesForUnitsVendorsAndMonths_Land()
    {
        home.Write("reference/cost_centers.csv", "cost_center_id,name,business_unit,valid_from\nCC-1,Payments,Retail Banking,2026-01-01\n");
        home.Write("reference/people.csv", "person_id,display_name,valid_from\np1,Ada,2026-01-01\n");
        home.Write(
            "reference/gl_accounts.csv",
            Header
                + First
                + "anthropic,*,*,6451,2190,2150,CC-0,1000,,2026-01-01,2026-07-01,\nanthropic,*,*,6452,2190,2150,CC-0,1000,,2026-07-01,,\n*,Tax,Retail "
                + "Banking,1400,2190,2150,CC-0,1000,2000,2026-01-01,,\n"
        );
        await home.LandTogetherAsync(source, new PeopleSource());
        Assert.Equal("2|6450\n3|6451\n4|6452\n5|1400", home.Query("SELECT line_number, expense_account FROM stg_reference__gl_accounts ORDER BY 1"));
    }

    [Theory]
    [InlineData("Anthropic,*,*,6450,2190,2150,CC-0,,,2026-01-01,,", "provider", "Anthropic")]
    [InlineData("x,usage,*,6450,2190,2150,CC-0,,,2026-01-01,,", "charge_category", "usage")]
    [InlineData("x,*,*,6450,6450,2150,CC-0,,,2026-01-01,,", "clearing_account", "6450")]
    [InlineData("x,*,*,6450,2190,6450,CC-0,,,2026-01-01,,", "accrued_account", "6450")]
    [InlineData("x,*,*,6450,2190,2150,unattributed,,,2026-01-01,,", "central_cost_center_id", "unattributed")]
    [InlineData("x,*,*,6450,2190,2150,CC-0,1000,1000,2026-01-01,,", "intercompany_company", "1000")]
    [InlineData("x,*,*,6450,2190,2150,CC-0,,,2026-01-02,,", "valid_from", "2026-01-02")]
    [InlineData("x,*,*,6450,2190,2150,CC-0,,,2026-01-01,2026-06-30,", "valid_to", "2026-06-30")]
    [InlineData("x,*,*,6450,2190,2150,CC-0,,,2026-02-01,2026-01-01,", "valid_to", "2026-01-01")]
    [InlineData("x,*,Retail banking,6450,2190,2150,CC-0,,,2026-01-01,,", "business_unit", "Retail banking")]
    [InlineData("*,*,*,6450,2190,2150,CC-0,,,2026-01-01,,", "valid_from", "2026-01-01..open overlaps line 2 (2026-01-01..open)")]
    [InlineData("*,*,*,6460,2190,2150,CC-0,,,2026-06-01,2026-07-01,", "valid_from", "2026-06-01..2026-07-01 overlaps line 2 (2026-01-01..open)")]
    public async Task Extract_BadLine_NamesLineAndField(string line, string field, string found)
    {
        home.Write("reference/gl_accounts.csv", $"{Header}{First}{line}\n");
        var error = await home.RefusedAsync(source);
        var problem = Assert.Single(error.Problems);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal((Path.Combine("reference", "gl_accounts.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Fact]
    public async Task Extract_ManyThingsWrong_AreAllSaid()
    {
        home.Write("reference/gl_accounts.csv", Header + First + "X,usage,*,6450,6450,2150,central,,,2026-01-02,,\n*,*,*,6460,2190,2150,CC-0,,,2026-06-01,,\n");
        var problems = (await home.RefusedAsync(source)).Problems;
        Assert.Equal(
            ["3 central_cost_center_id", "3 charge_category", "3 clearing_account", "3 provider", "3 valid_from", "4 valid_from"],
            problems.Select(problem => problem.Where.Split(':')[^1]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Extract_WithoutAnAccount_NamesTheColumn()
    {
        home.Write("reference/gl_accounts.csv", Header + "*,*,*,,2190,2150,CC-0,,,2026-01-01,,\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.EndsWith("gl_accounts.csv:2 expense_account", problem.Where, StringComparison.Ordinal);
    }

    public void Dispose() => home.Dispose();
}
