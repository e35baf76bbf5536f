using System.IO.Compression;
using Finops.Core;
using Finops.Database;
using Finops.Extract.Focus;
using Finops.Simulator;
using Finops.Simulator.Files;

namespace Finops.Tests.Sources.Focus;

public sealed class FocusSourceTests : IDisposable
{
    private const string Ledger =
        "SELECT provider, billing_account_id, CAST(usage_date AS VARCHAR), product, CAST(sum(billed_amount) AS VARCHAR), count(*) FROM int_focus__charges "
        + "GROUP BY ALL ORDER BY ALL";

    private readonly TestHome home = new();
    private readonly FocusSource source = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Extract_CsvGzipAndParquet_LandTheSame()
    {
        await home.WithReferenceAsync();
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row()));
        using (var writer = new StreamWriter(new GZipStream(File.Create(home.Write("drop/b.csv.gz", "")), CompressionLevel.Fastest)))
        {
            writer.Write(FocusRows.File(FocusRows.Row(account: "acct-2")));
        }

        Parquet(
            "drop/c.parquet",
            "SELECT *, MAP { 'CostCenter': '4711' } AS Tags FROM (VALUES ('acct-3', 'USD', TIMESTAMP '2026-10-01', TIMESTAMP '2026-10-05', TIMESTAMP "
                + "'2026-10-06', 'Usage', 'AWS', 'Amazon S3', 1.5::DOUBLE, 1.5::DECIMAL(20,10), '1.5')) "
                + "AS row (BillingAccountId, BillingCurrency, BillingPeriodStart, ChargePeriodStart, ChargePeriodEnd, ChargeCategory, ProviderName, "
                + "ServiceName, BilledCost, EffectiveCost, ListCost)"
        );
        await DropAsync();
        Assert.Equal(
            "aws|acct-1|2026-10-05|Amazon S3|1.500000000000|1\naws|acct-2|2026-10-05|Amazon S3|1.500000000000|1\naws|acct-3|2026-10-05|Amazon "
                + "S3|1.500000000000|1",
            home.Models(Ledger)
        );
        Assert.Equal("4711", home.Models("SELECT vendor_cost_center FROM int_focus__charges WHERE billing_account_id = 'acct-3'"));
    }

    [Theory]
    [InlineData("0E-11", "0.000000000000")]
    [InlineData("1.5e-7", "0.000000150000")]
    [InlineData("-3.123456789012", "-3.123456789012")]
    [InlineData("0.1234567890125", "0.123456789013")]
    [InlineData("-0.1234567890125", "-0.123456789013")]
    public async Task Extract_AmountForms_AreKeptAsTextAndStagedExactly(string written, string staged)
    {
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row(written)));
        await DropAsync();
        Assert.Equal(
            $"{written}|{staged}",
            home.Query("SELECT (SELECT BilledCost FROM raw_focus__charges), CAST(billed_cost AS VARCHAR) FROM stg_focus__charges")
        );
    }

    [Fact]
    public async Task Rounding_BeyondTwelveDecimals_IsShownByACheck()
    {
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row("0.22750469072526"), FocusRows.Row("0.22750469072520"), FocusRows.Row("1.5")));
        await DropAsync();
        Assert.Equal(
            "a.csv|2|0.000000000000460000000000",
            home.Models("SELECT file, row_count, CAST(billed_cost_rounding AS VARCHAR) FROM check_focus__rounded_amounts")
        );
    }

    [Fact]
    public async Task Extract_UnknownColumns_AreKept()
    {
        home.Write("drop/a.csv", FocusRows.Header + ",x_Team,x_Discounts\n" + FocusRows.Row() + ",core,\n");
        await DropAsync();
        Assert.Equal("{\"x_Team\":\"core\"}", home.Query("SELECT _unknown FROM raw_focus__charges"));
    }

    [Fact]
    public async Task Extract_RowWithoutAnAmount_IsRefusedWithItsLine()
    {
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row(), FocusRows.Row("")));
        var error = await home.RefusedAsync(source, files: "drop");
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.EndsWith("a.csv:3 BilledCost", error.Problems[0].Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_AnotherFocusDataset_IsLeftAloneAndNamed()
    {
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row()));
        home.Write("drop/commitments.csv", "BillingCurrency,ContractCommitmentId,ContractCommitmentCost\nUSD,c-1,5\n");
        await DropAsync();
        Assert.Contains("event=file_ignored source=focus file=commitments.csv dataset=ContractCommitment", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",ProviderName", ",AWS", "1.0")]
    [InlineData(",ProviderName,SkuMeter", ",AWS,Requests", "1.1")]
    [InlineData(",ProviderName,InvoiceId", ",AWS,inv-1", "1.2")]
    [InlineData(",ProviderName,ServiceProviderName,InvoiceIssuerName", ",AWS,AWS,AWS", "1.3")]
    [InlineData(",ServiceProviderName,HostProviderName,InvoiceIssuerName", ",AWS,AWS,AWS", "1.4")]
    public async Task Version_ByColumns_IsTold(string columns, string values, string version)
    {
        home.Write(
            "drop/a.csv",
            FocusRows.Header.Replace(",ProviderName", "", StringComparison.Ordinal)
                + columns
                + "\n"
                + FocusRows.Row().Replace(",AWS", "", StringComparison.Ordinal)
                + values
                + "\n"
        );
        await DropAsync();
        Assert.Equal($"{version}|amazon-web-services", home.Models("SELECT focus_version, 'amazon-web-services' FROM int_focus__periods"));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    [InlineData("1.2")]
    [InlineData("1.3")]
    [InlineData("1.4")]
    public async Task Bill_OfTheSampleCompany_InEveryVersion_IsTheSame(string version)
    {
        await home.WithReferenceAsync();
        var bill = new CloudBill(new World(seed: 7, headCount: 14).Company);
        var month = new DateOnly(2026, 10, 1);
        home.Write("drop/larkfield.csv", bill.Csv(month, version));
        await DropAsync();
        Assert.Equal(
            $"aws|{version}|CC-100|{bill.BilledUsd(month, "AWS"):F12}\nmicrosoft|{version}|CC-100|{bill.BilledUsd(month, "Microsoft"):F12}",
            home.Models(
                "SELECT provider, (SELECT max(focus_version) FROM int_focus__periods), max(vendor_cost_center), CAST(sum(billed_amount) AS VARCHAR) FROM "
                    + "int_focus__charges GROUP BY provider ORDER BY provider"
            )
        );
    }

    [Theory]
    [InlineData("Anthropic", "AWS", "Amazon Web Services EMEA SARL", "aws")]
    [InlineData("Databricks", "AWS", "Databricks, Inc.", "databricks")]
    [InlineData("Microsoft", "Microsoft", "Some Reseller Ltd", "microsoft")]
    [InlineData("New Vendor, Inc.", "", "", "new-vendor-inc")]
    public async Task Provider_From13On_IsTheIssuerUnlessHeResells(string service, string host, string issuer, string provider)
    {
        await home.WithReferenceAsync();
        home.Write(
            "drop/a.csv",
            FocusRows.Header.Replace(",ProviderName", "", StringComparison.Ordinal)
                + ",ServiceProviderName,HostProviderName,InvoiceIssuerName\n"
                + FocusRows.Row().Replace(",AWS", "", StringComparison.Ordinal)
                + $",\"{service}\",{host},\"{issuer}\"\n"
        );
        await DropAsync();
        Assert.Equal(provider, home.Models("SELECT provider FROM int_focus__charges"));
    }

    [Fact]
    public async Task EqualRows_OfOneFile_AllCount()
    {
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row(), FocusRows.Row()));
        await DropAsync();
        Assert.Equal(
            "2|2|3.000000000000",
            home.Models("SELECT count(*), count(DISTINCT source_row_key), CAST(sum(billed_amount) AS VARCHAR) FROM int_focus__charges")
        );
    }

    [Fact]
    public async Task Delivery_SameFileAgain_ReplacesItself()
    {
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row("1")));
        await DropAsync();
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row("2"), FocusRows.Row("3")));
        await DropAsync();
        Assert.Equal(
            "2|5.000000000000|0",
            home.Models("SELECT count(*), CAST(sum(billed_amount) AS VARCHAR), (SELECT count(*) FROM check_focus__periods_once) FROM int_focus__charges")
        );
    }

    [Fact]
    public async Task Delivery_ChunksOfOneExport_AllCountAndALeftOneGoes()
    {
        home.Write("drop/export-00001.csv", FocusRows.File(FocusRows.Row("1")));
        home.Write("drop/export-00002.csv", FocusRows.File(FocusRows.Row("2")));
        await DropAsync();
        Assert.Equal(
            "3.000000000000|0",
            home.Models("SELECT CAST(sum(billed_amount) AS VARCHAR), (SELECT count(*) FROM check_focus__periods_once) FROM int_focus__charges")
        );
        File.Delete(Path.Combine(home.Home.Root, "drop/export-00002.csv"));
        home.Write("drop/export-00001.csv", FocusRows.File(FocusRows.Row("4")));
        await DropAsync();
        Assert.Equal("4.000000000000", home.Models("SELECT CAST(sum(billed_amount) AS VARCHAR) FROM int_focus__charges"));
    }

    [Fact]
    public async Task Delivery_SamePeriodUnderAnotherName_BlocksAndNamesBoth()
    {
        home.Write("drop/october.csv", FocusRows.File(FocusRows.Row("1")));
        home.Write("drop/october again.csv", FocusRows.File(FocusRows.Row("2")));
        await DropAsync();
        Assert.Equal("october again.csv|1\noctober.csv|1", home.Models("SELECT file, row_count FROM check_focus__periods_once ORDER BY file"));
    }

    [Theory]
    [InlineData("append", "3.000000000000|0")]
    [InlineData("overwrite", "2.000000000000|0")]
    public async Task Delivery_WithALineInDeliveries_IsHandledSo(string handling, string expected)
    {
        home.Write("reference/focus_deliveries.csv", $"file_pattern,handling\noctober*,{handling}\n");
        await home.LandAsync(new Finops.Extract.Reference.ReferenceSource());
        home.Write("drop/october.csv", FocusRows.File(FocusRows.Row("1")));
        await DropAsync();
        home.Clock.Set(home.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        home.Write("drop/october again.csv", FocusRows.File(FocusRows.Row("2")));
        await DropAsync();
        Assert.Equal(
            expected,
            home.Models("SELECT CAST(sum(billed_amount) AS VARCHAR), (SELECT count(*) FROM check_focus__periods_once) FROM int_focus__charges")
        );
    }

    [Fact]
    public async Task Delivery_RunsOfAnAzureExport_TheNewestCounts()
    {
        await home.WithReferenceAsync();
        home.Write(
            "drop/export/20261001-20261031/11111111-2222-3333-4444-555555555555/part_0_0001.csv",
            FocusRows.File(FocusRows.Row("1", provider: "Microsoft"))
        );
        home.Write(
            "drop/export/20261001-20261031/00000000-2222-3333-4444-555555555555/part_0_0001.csv",
            FocusRows.File(FocusRows.Row("1", provider: "Microsoft"), FocusRows.Row("2", "2026-10-06", provider: "Microsoft"))
        );
        home.Write(
            "drop/export/20261001-20261031/00000000-2222-3333-4444-555555555555/part_1_0001.csv",
            FocusRows.File(FocusRows.Row("4", "2026-10-05", provider: "Microsoft"))
        );
        await DropAsync();
        Assert.Equal(
            "7.000000000000|0",
            home.Models("SELECT CAST(sum(billed_amount) AS VARCHAR), (SELECT count(*) FROM check_focus__periods_once) FROM int_focus__charges")
        );
    }

    [Fact]
    public async Task Delivery_ExportsOfDifferentSubAccounts_AddUp()
    {
        var header = FocusRows.Header + ",SubAccountId\n";
        home.Write("drop/a/x.csv", header + FocusRows.Row("1") + ",sub-a\n");
        home.Write("drop/b/y.csv", header + FocusRows.Row("2") + ",sub-b\n");
        await DropAsync();
        Assert.Equal(
            "3.000000000000|0",
            home.Models("SELECT CAST(sum(billed_amount) AS VARCHAR), (SELECT count(*) FROM check_focus__periods_once) FROM int_focus__charges")
        );
    }

    [Theory]
    [InlineData("{\"\" cost_center\"\":\"\"4711\"\"}", "4711")]
    [InlineData("{\"\"user:CostCenter\"\":\"\"4711\"\"}", "4711")]
    [InlineData("{\"\"Cost department\"\":\"\"Marketing\"\"}", "Marketing")]
    [InlineData("\"\"CostCenter\"\": \"\"4711\"\"", "4711")]
    [InlineData("{\"\"costcenter\"\":\"\"\"\",\"\"cost-code\"\":\"\"9\"\"}", "9")]
    [InlineData("not json", "")]
    public async Task Tags_MessyKeys_ResolveByRule(string tags, string costCenter)
    {
        await home.WithReferenceAsync();
        home.Write("drop/a.csv", FocusRows.Header + ",Tags\n" + FocusRows.Row() + ",\"" + tags + "\"\n");
        await DropAsync();
        Assert.Equal(costCenter, home.Models("SELECT vendor_cost_center FROM int_focus__charges"));
    }

    [Fact]
    public async Task Tags_TwoKeysOfOneMeaning_TheFirstLineCountsAndTheConflictIsShown()
    {
        await home.WithReferenceAsync();
        home.Write("drop/a.csv", FocusRows.Header + ",Tags\n" + FocusRows.Row() + ",\"{\"\"cost code\"\":\"\"9\"\",\"\"CostCenter\"\":\"\"4711\"\"}\"\n");
        await DropAsync();
        Assert.Equal(
            "4711|cost_center: CostCenter=4711, cost code=9",
            home.Models("SELECT vendor_cost_center, (SELECT found FROM check_focus__tags_clear) FROM int_focus__charges")
        );
    }

    [Fact]
    public async Task Days_OfAPeriodThatIsOver_AreWholeWithOrWithoutCharges()
    {
        home.Write("drop/a.csv", FocusRows.File(FocusRows.Row(day: "2026-10-01"), FocusRows.Row(day: "2026-10-03")));
        await DropAsync();
        Assert.Equal(
            "2026-10-01|2026-10-31|31",
            home.Models("SELECT CAST(min(usage_date) AS VARCHAR), CAST(max(usage_date) AS VARCHAR), count(*) FROM int_focus__days WHERE is_complete")
        );
    }

    private Task DropAsync() => home.LandAsync(source, new SourceSettings(Files: "drop"));

    private void Parquet(string path, string sql)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        connection.Execute($"COPY ({sql}) TO {Sql.Text(Path.Combine(home.Home.Root, path))} (FORMAT parquet)");
    }
}
