using System.Text;
using Finops.Core;
using Finops.Extract.SpendReport;

namespace Finops.Tests.Sources.SpendReport;

public sealed class SpendReportSourceTests : IDisposable
{
    private const string Name = "spend-report-11111111-2222-3333-4444-555555555555-2026-10-01-to-2026-10-31.csv";
    private const string Header = "user_email,account_uuid,product,model,total_requests,total_net_spend_usd,total_gross_spend_usd,user_id";
    private const string Ada = "Ada@corp.test,acc-1,Claude Code,claude-opus-5-5,\"1,000\",\"1,000.50\",1111.666667,user_1";

    private readonly TestHome home = new();
    private readonly SpendReportSource source = new();

    [Fact]
    public async Task Extract_Export_KeepsMoneyAsWrittenAndTakesThePeriodFromTheName()
    {
        await LandAsync(Header + "\n" + Ada + "\n");
        Assert.Equal(
            "11111111-2222-3333-4444-555555555555|2026-10-01|2026-11-01|user_1|ada@corp.test|claude_code|claude-opus-5-5|1000.500000000000|1111.666667000000|1000|False",
            home.Query(
                "SELECT billing_account_id, CAST(period_start_date AS VARCHAR), CAST(period_end_date AS VARCHAR), user_id, email, product, model, "
                    + "CAST(billed_usd AS VARCHAR), CAST(list_usd AS VARCHAR), request_count, is_service FROM stg_spend_report__lines"
            )
        );
    }

    [Fact]
    public async Task Extract_ByteOrderMarkCrLfAnyOrderAndExtraColumns_LandsTheSame()
    {
        home.Write(
            "drop/" + Name,
            "\uFEFFuser_id,TOTAL_GROSS_SPEND_USD,total_net_spend_usd,colour,product,user_email\r\nuser_1,2.00,1.00,blue,\"Claude Tag\",a@corp.test\r\n"
        );
        var summary = await home.LandAsync(source, files: "drop");
        Assert.Equal("1|2|claude-tag", home.Query("SELECT CAST(billed_usd AS DOUBLE), CAST(list_usd AS DOUBLE), product FROM stg_spend_report__lines"));
        Assert.Equal(["lines.colour"], summary.UnknownFields.Keys);
    }

    [Fact]
    public async Task Extract_ServiceRow_IsMarkedAndHasNoPerson()
    {
        await LandAsync(Header + "\n(org service usage),(org service),(other),,0.0,12.25,13.00,\n");
        Assert.Equal(
            "True|||other|0|12.250000000000",
            home.Query("SELECT is_service, email, user_id, product, request_count, CAST(billed_usd AS VARCHAR) FROM stg_spend_report__lines")
        );
    }

    [Fact]
    public async Task Extract_SamePeriodDownloadedAgain_ReplacesItself()
    {
        await LandAsync(Header + "\n" + Ada + "\n");
        home.Write(
            "again/" + Name.Replace(".csv", " (1).csv", StringComparison.Ordinal),
            Header + "\n" + Ada.Replace("1,000.50", "900.00", StringComparison.Ordinal) + "\n"
        );
        await home.LandAsync(source, files: "again");
        Assert.Equal("1|900.000000000000", home.Query("SELECT count(*), CAST(sum(billed_usd) AS VARCHAR) FROM stg_spend_report__lines"));
    }

    [Fact]
    public async Task Extract_TwoDifferentFilesOfOnePeriod_IsRefused()
    {
        home.Write("drop/" + Name, Header + "\n" + Ada + "\n");
        home.Write("drop/" + Name.Replace(".csv", " (1).csv", StringComparison.Ordinal), Header + "\n" + Ada + "\n" + Ada + "\n");
        Assert.Contains("2 different files", (await home.RefusedAsync(source, files: "drop")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_NameWithoutPeriod_LandsWithoutOneAndSaysSo()
    {
        home.Write("drop/october.csv", Header + "\n" + Ada + "\n");
        await home.LandAsync(source, files: "drop/october.csv");
        Assert.Equal("||october.csv", home.Query("SELECT billing_account_id, period_start_date, file FROM stg_spend_report__lines"));
        Assert.Contains("event=no_period_in_file_name", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ":", "an empty file")]
    [InlineData(Header, "", "only a header")]
    [InlineData(
        "user_email,product,total_gross_spend_usd\na,b,1\n",
        ":1 total_net_spend_usd",
        "none; the header has: user_email, product, total_gross_spend_usd"
    )]
    [InlineData(Header + ",product\n" + Ada + ",x\n", ":1 product", "2 columns of that name")]
    [InlineData("user_email;product;total_net_spend_usd;total_gross_spend_usd\na;b;1;2\n", ":1", "semicolons")]
    [InlineData(Header + "\n" + Ada + ",more\n", ":2", "9")]
    [InlineData(Header + "\n" + Ada + "\nb@corp.test,acc,\"Chat,m,1,1,1,u\n", ":3", "a quote that is never closed")]
    [InlineData(Header + "\nb@corp.test,acc,Ch\"at,m,1,1,1,u\n", ":2", "a quote inside a cell without quotes")]
    [InlineData(Header + "\nb@corp.test,acc,Chat,m,1,abc,1,u\n", ":2 total_net_spend_usd", "\"abc\"")]
    [InlineData(Header + "\nb@corp.test,acc,Chat,m,1,\"1.000,50\",1,u\n", ":2 total_net_spend_usd", "\"1.000,50\"")]
    [InlineData(Header + "\nb@corp.test,acc,Chat,m,1,\"1,5\",1,u\n", ":2 total_net_spend_usd", "\"1,5\"")]
    [InlineData(Header + "\nb@corp.test,acc,Chat,m,-1,1,1,u\n", ":2 total_requests", "\"-1\"")]
    [InlineData(Header + "\nb@corp.test,acc,Chat,m,1.5,1,1,u\n", ":2 total_requests", "\"1.5\"")]
    [InlineData(Header + "\nb@corp.test,acc,Chat,m,1,,1,u\n", ":2 total_net_spend_usd", "nothing")]
    public async Task Extract_BadFile_NamesLineFieldAndWhatWasFound(string text, string where, string found)
    {
        home.Write("drop/" + Name, text);
        var error = await home.RefusedAsync(source, files: "drop");
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Contains(found, error.Problems.Select(problem => problem.Found));
        Assert.EndsWith(where == ":" ? Name : Name + where, error.Problems[0].Where, StringComparison.Ordinal);
        Assert.Equal("0", home.Query("SELECT count(*) FROM landed"));
    }

    [Fact]
    public async Task Extract_TwoBadRows_AreReportedTogether()
    {
        home.Write("drop/" + Name, Header + "\na@b.test,acc,Chat,m,x,1,1,u\na@b.test,acc,Chat,m,1,y,z,u\n");
        Assert.Equal(3, (await home.RefusedAsync(source, files: "drop")).Problems.Count);
    }

    [Fact]
    public async Task Extract_OtherEncoding_SaysUtf8()
    {
        var path = home.Write("drop/" + Name, "");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(Header + "\n" + Ada.Replace("Ada", "Adé", StringComparison.Ordinal) + "\n"));
        Assert.Equal("UTF-8 text", (await home.RefusedAsync(source, files: "drop")).Problems[0].Expected);
    }

    [Fact]
    public async Task Extract_ImpossiblePeriodInTheName_IsRefused()
    {
        home.Write("drop/spend-report-x-2026-13-01-to-2026-13-31.csv", Header + "\n" + Ada + "\n");
        Assert.Equal("2026-13-01 to 2026-13-31", (await home.RefusedAsync(source, files: "drop")).Problems[0].Found);
    }

    [Fact]
    public async Task Extract_NothingThere_SaysWhereItLooked()
    {
        var error = await home.RefusedAsync(source, files: "nowhere/*.csv");
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains(Path.Combine(home.Home.Root, "nowhere"), error.Problems[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_EmptyDropFolderOfTheSettings_IsNoError()
    {
        await home.LandAsync(source, new SourceSettings(Files: "drop/spend-report"));
        Assert.Contains("event=nothing_dropped", home.Log.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => home.Dispose();

    private Task<Finops.Land.LandingSummary> LandAsync(string text)
    {
        home.Write("drop/" + Name, text);
        return home.LandAsync(source, files: "drop");
    }
}
