using Finops.Core;
using Finops.Extract.GithubBillingCsv;

namespace Finops.Tests.Sources.GithubBillingCsv;

public sealed class GithubBillingCsvSourceTests : IDisposable
{
    private const string Header =
        "date,username,product,sku,model,quantity,unit_type,applied_cost_per_quantity,gross_amount,discount_amount,net_amount,organization,repository,cost_center_name";
    private const string Ada = "2026-10-03,Ada,copilot,copilot_ai_credit,Auto: Claude Haiku 4.5,310,ai-credits,0.01,3.1,3.1,0,Larkfield-EMEA,larkfield/app,";

    private readonly TestHome home = new();
    private readonly GithubBillingCsvSource source = new();

    [Fact]
    public async Task Extract_DocumentedExample_IsInDollarsAndCredits()
    {
        await LandAsync("october.csv", Ada);
        Assert.Equal(
            "larkfield-emea|ada|claude-haiku-4.5|auto|310.000000000000|3.100000000000|0.000000000000",
            home.Query(
                "SELECT billing_account_id, user_login, model, service_tier, consumed_quantity::VARCHAR, list_usd::VARCHAR, billed_usd::VARCHAR FROM "
                    + "stg_github_billing_csv__lines"
            )
        );
    }

    [Fact]
    public async Task Extract_DoublesByteOrderMarkAnyOrderAndExtras_KeepsTheTextAndRoundsInStaging()
    {
        home.Write(
            "drop/may.csv",
            "\uFEFFnet_amount,colour,\"date\",username,product,sku,quantity,unit_type,gross_amount\r\n0,blue,2026-05-27,7e2,copilot,copilot_premium_request,0.8999999999999999,requests,0.036000000000000004\r\n1e-06,red,2026-05-28,7e2,copilot,copilot_premium_request,3,requests,3.6e-05\r\n"
        );
        var summary = await home.LandAsync(source, new SourceSettings(Account: "enterprises/Larkfield"), files: "drop");
        Assert.Equal(["lines.colour"], summary.UnknownFields.Keys);
        Assert.Equal(
            "0.8999999999999999|0.036000000000000004|0\n3|0.000036|0.000001",
            home.Query("SELECT quantity, gross_amount, net_amount FROM raw_github_billing_csv__lines ORDER BY \"date\"")
        );
        Assert.Equal(
            "larkfield|7e2|0.900000000000|0.036000000000\nlarkfield|7e2|3.000000000000|0.000036000000",
            home.Query(
                "SELECT billing_account_id, user_login, consumed_quantity::VARCHAR, list_usd::VARCHAR FROM stg_github_billing_csv__lines ORDER BY usage_date"
            )
        );
    }

    [Fact]
    public async Task Extract_OverlappingExports_CountsEachUseOnceFromTheFileReadLast()
    {
        await LandAsync("october.csv", Ada, Ada.Replace("larkfield/app", "larkfield/web", StringComparison.Ordinal));
        home.Clock.Set(home.Clock.GetUtcNow().AddDays(1));
        await LandAsync("october-2.csv", Ada.Replace(",3.1,3.1,0,", ",3.2,3.1,0.1,", StringComparison.Ordinal));
        Assert.Equal(
            "3|2|6.300000000000|0.100000000000",
            GithubModels.Query(
                home,
                "SELECT (SELECT count(*) FROM stg_github_billing_csv__lines), count(*), sum(list_usd)::VARCHAR, sum(billed_usd)::VARCHAR FROM "
                    + "int_github_billing_csv__charges"
            )
        );
    }

    [Fact]
    public async Task Extract_SameFileAgain_IsLeftAlone()
    {
        await LandAsync("october.csv", Ada);
        await home.LandAsync(source, files: "drop");
        Assert.Contains("event=file_unchanged source=github-billing-csv", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ":", "an empty file")]
    [InlineData(Header, "", "only a header")]
    [InlineData(
        "date,product,sku,quantity,gross_amount\n2026-10-03,copilot,x,1,1\n",
        ":1 net_amount",
        "none; the header has: date, product, sku, quantity, gross_amount"
    )]
    [InlineData(Header + "\n10/03/2026,ada,copilot,x,m,1,requests,0.04,1,1,0,o,r,\n", ":2 date", "\"10/03/2026\"")]
    [InlineData(Header + "\n2026-10-03,ada,copilot,x,m,1,requests,0.04,$1,1,0,o,r,\n", ":2 gross_amount", "\"$1\"")]
    public async Task Extract_BadFile_NamesLineFieldAndWhatWasFound(string text, string where, string found)
    {
        home.Write("drop/october.csv", text);
        var error = await home.RefusedAsync(source, files: "drop");
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal(found, error.Problems[0].Found);
        Assert.EndsWith(where == ":" ? "october.csv" : "october.csv" + where, error.Problems[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_EmptyDropFolderOfTheSettings_IsNoError()
    {
        await home.LandAsync(source, new SourceSettings(Files: "drop/github-billing-csv"));
        Assert.Contains("event=nothing_dropped", home.Log.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => home.Dispose();

    private Task<Finops.Land.LandingSummary> LandAsync(string name, params string[] lines)
    {
        home.Write("drop/" + name, string.Join('\n', [Header, .. lines]) + "\n");
        return home.LandAsync(source, files: "drop");
    }
}
