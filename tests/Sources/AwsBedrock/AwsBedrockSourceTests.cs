using Finops.Core;
using Finops.Database;
using Finops.Extract.AwsBedrock;
using Finops.Tests.Sources.Focus;

namespace Finops.Tests.Sources.AwsBedrock;

public sealed class AwsBedrockSourceTests : IDisposable
{
    private const string Header =
        "bill_billing_period_start_date,bill_payer_account_id,line_item_usage_account_id,line_item_line_item_type,line_item_usage_start_date,line_item_product_code,line_item_usage_type,line_item_usage_amount,line_item_unblended_rate,line_item_unblended_cost,line_item_line_item_description,line_item_iam_principal,pricing_unit,product,tags";
    private const string Sum = "SELECT CAST(sum(billed_amount) AS VARCHAR) FROM int_aws_bedrock__charges";

    private readonly TestHome home = new();
    private readonly AwsBedrockSource source = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("USE1-Claude4.6Sonnet-input-tokens", "", "1K tokens", "claude-sonnet-4-6|uncached_input|regional|standard|standard|2500|0|0|0|0")]
    [InlineData("USE1-Claude4.6Sonnet-output-tokens-cross-region-global", "", "1K tokens", "claude-sonnet-4-6|output|global|standard|standard|0|0|0|0|2500")]
    [InlineData("EUC1-Claude4.5Haiku-cache-read-input-token-count-batch", "", "1K tokens", "claude-haiku-4-5|cache_read|regional|batch|standard|0|2500|0|0|0")]
    [InlineData(
        "Claude4.8Opus-cache-write-input-token-count-priority",
        "",
        "1K tokens",
        "claude-opus-4-8|cache_write_5m|regional|priority|standard|0|0|2500|0|0"
    )]
    [InlineData(
        "USE1-Claude4.6Sonnet-mantle-input-tokens-standard",
        "",
        "1M tokens",
        "claude-sonnet-4-6|uncached_input|regional|standard|standard|2500000|0|0|0|0"
    )]
    [InlineData("USE1-Claude4.6Sonnet-long-context-input-tokens-flex", "", "1K tokens", "claude-sonnet-4-6|uncached_input|regional|flex|long|2500|0|0|0|0")]
    [InlineData(
        "USE1-MP:USE1_InputTokenCount-Units",
        "Claude Sonnet 4.6 (Amazon Bedrock Edition)",
        "Units",
        "claude-sonnet-4-6|uncached_input|regional|standard|standard|2500000|0|0|0|0"
    )]
    [InlineData(
        "USW2-MP:USW2_cache_write_tokens_1h_global_standard-Units",
        "Claude Haiku 4.5 (Amazon Bedrock Edition)",
        "Units",
        "claude-haiku-4-5|cache_write_1h|global|standard|standard|0|0|0|2500000|0"
    )]
    [InlineData(
        "USW2-MP:USW2_output_tokens_long_ctx_standard-Units",
        "Claude Opus 4.8 (Amazon Bedrock Edition)",
        "Units",
        "claude-opus-4-8|output|regional|standard|long|0|0|0|0|2500000"
    )]
    [InlineData(
        "USW2-MP:USW2_InputTokenCount_Global_Batch-Units",
        "Claude Opus 4.8 (Amazon Bedrock Edition)",
        "Units",
        "claude-opus-4-8|uncached_input|global|batch|standard|2500000|0|0|0|0"
    )]
    public async Task UsageType_OfEitherNaming_IsReadInFull(string usageType, string product, string unit, string expected)
    {
        await LandAsync(
            Row(usageType, "2.5", "7.5", product.Length == 0 ? "Amazon Bedrock" : product, unit, description: unit == "Units" ? "Million tokens" : "")
        );
        Assert.Equal(
            expected,
            home.Models(
                "SELECT model, token_type, inference_geo, service_tier, context_window, uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, "
                    + "cache_write_1h_tokens, output_tokens FROM int_aws_bedrock__charges"
            )
        );
    }

    [Fact]
    public async Task UsageType_OfAnUnknownModel_KeepsItsMoneyAndIsShown()
    {
        await LandAsync(Row("USE1-Claude9Poem-input-tokens", "2", "5"));
        Assert.Equal("unmapped|5.000000000000", home.Models("SELECT model, CAST(billed_amount AS VARCHAR) FROM int_aws_bedrock__charges"));
        Assert.Equal(
            "USE1-Claude9Poem-input-tokens|1|5.000000000000",
            home.Models("SELECT usage_type, row_count, CAST(billed_cost AS VARCHAR) FROM check_aws_bedrock__unmapped_models")
        );
    }

    [Fact]
    public async Task Unit_ThatNothingExplains_GivesNoTokensAndIsShown()
    {
        await LandAsync(Row("USE1-MP:USE1_InputTokenCount-Units", "2", "5", "Claude Sonnet 4.6 (Amazon Bedrock Edition)", "Units"));
        Assert.Equal(
            "5.000000000000|0|1",
            home.Models(
                "SELECT CAST(billed_amount AS VARCHAR), uncached_input_tokens, (SELECT row_count FROM check_aws_bedrock__unknown_units) FROM "
                    + "int_aws_bedrock__charges"
            )
        );
    }

    [Fact]
    public async Task Cost_ThatIsNotQuantityTimesRate_IsShown()
    {
        await LandAsync(Row("USE1-Claude4.6Sonnet-input-tokens", "2", "6", rate: "3"), Row("USE1-Claude4.6Sonnet-output-tokens", "2", "6", rate: "0.003"));
        Assert.Equal("USE1-Claude4.6Sonnet-output-tokens", home.Models("SELECT usage_type FROM check_aws_bedrock__rates_agree"));
    }

    [Fact]
    public async Task Lines_OfEveryType_AddUpToTheBill()
    {
        await LandAsync(
            Row("USE1-Claude4.6Sonnet-input-tokens", "2", "6"),
            Row("USE1-Claude4.6Sonnet-input-tokens", "", "-0.6", type: "EdpDiscount"),
            Row("MP:Contract-Units", "1", "100", "Claude Sonnet 4.6 (Amazon Bedrock Edition)", "Units", type: "Fee"),
            Row("", "", "1.23", type: "Tax"),
            Row("USE1-Claude4.6Sonnet-input-tokens", "", "-2", type: "Credit")
        );
        Assert.Equal("104.630000000000", home.Models(Sum));
        Assert.Equal(
            "Adjustment|0\nCredit|0\nPurchase|100\nTax|1\nUsage|6",
            home.Models("SELECT charge_category, CAST(trunc(list_amount) AS BIGINT) FROM int_aws_bedrock__charges ORDER BY ALL")
        );
    }

    [Fact]
    public async Task Lines_ThatOnlySpeakOfClaude_AreShownAndNotCharged()
    {
        await LandAsync(
            Row("USE1-Claude4.6Sonnet-input-tokens", "2", "6"),
            Row("Tokens", "2", "7", "Some Chatbot", code: "xyz", description: "resold Claude tokens"),
            Row("BoxUsage", "2", "9", "Amazon EC2", code: "AmazonEC2")
        );
        Assert.Equal("6.000000000000|xyz", home.Models($"SELECT ({Sum}), (SELECT product_code FROM check_aws_bedrock__unmatched_claude)"));
    }

    [Theory]
    [InlineData("arn:aws:iam::1:user/alice", "user|arn:aws:iam::1:user/alice||")]
    [InlineData("arn:aws:iam::1:user/BedrockAPIKey-a1", "api_key|arn:aws:iam::1:user/BedrockAPIKey-a1||BedrockAPIKey-a1")]
    [InlineData("arn:aws:sts::1:assumed-role/Engineers/Ada@Corp.test", "user|ada@corp.test|ada@corp.test|")]
    [InlineData("arn:aws:sts::1:assumed-role/Gateway/i-0123", "service_account|arn:aws:sts::1:assumed-role/Gateway||")]
    [InlineData("", "workspace|linked-1||")]
    public async Task Principal_OfTheCaller_IsRead(string principal, string expected)
    {
        await LandAsync(Row("USE1-Claude4.6Sonnet-input-tokens", "2", "6", principal: principal));
        Assert.Equal(expected, home.Models("SELECT principal_type, principal_id, principal_email, api_key_id FROM int_aws_bedrock__charges"));
    }

    [Fact]
    public async Task Tags_OfTheCaller_GoBeforeTheResources()
    {
        await LandAsync(Row("USE1-Claude4.6Sonnet-input-tokens", "2", "6", tags: """{""resourceTags/CostCenter"":""1"",""iamPrincipal/cost-center"":""2""}"""));
        Assert.Equal("2", home.Models("SELECT vendor_cost_center FROM int_aws_bedrock__charges"));
    }

    [Fact]
    public async Task Ccu_OfClaudePlatform_IsOneAmountWithoutAModel()
    {
        await LandAsync(Row("CCU-Hours", "500", "5", "Claude Platform on AWS", "Units", code: "ccucode"));
        Assert.Equal(
            "Claude Platform on AWS||5.000000000000|500.000000000000",
            home.Models("SELECT product, model, CAST(billed_amount AS VARCHAR), CAST(consumed_quantity AS VARCHAR) FROM int_aws_bedrock__charges")
        );
    }

    [Fact]
    public async Task Parquet_OfBothExports_TheUsageReportCounts()
    {
        await home.WithReferenceAsync();
        Parquet(
            "drop/cur/data/BILLING_PERIOD=2026-10/a-00001.snappy.parquet",
            """
            SELECT TIMESTAMP '2026-10-01' AS bill_billing_period_start_date, 'payer-1' AS bill_payer_account_id, 'Usage' AS line_item_line_item_type,
              TIMESTAMP '2026-10-05' AS line_item_usage_start_date,
              'AmazonBedrock' AS line_item_product_code, 'USE1-Claude4.6Sonnet-input-tokens' AS line_item_usage_type, 2::DOUBLE AS line_item_usage_amount,
                6.1::DOUBLE AS line_item_unblended_cost,
              MAP { 'product_name': 'Amazon Bedrock' } AS product, MAP { 'user_cost_center': '4711' } AS resource_tags, '1K tokens' AS pricing_unit
            """
        );
        Parquet("drop/focus/data/BILLING_PERIOD=2026-10/f-00001.snappy.parquet", Charge("2026-10"));
        Parquet("drop/focus/data/BILLING_PERIOD=2026-09/f-00001.snappy.parquet", Charge("2026-09"));
        await home.LandAsync(source, new SourceSettings(Files: "drop"));
        Assert.Equal(
            "2026-09-05|claude-sonnet-4-6|uncached_input|7.100000000000|1000000|\n2026-10-05|claude-sonnet-4-6|uncached_input|6.100000000000|2000|4711",
            home.Models(
                "SELECT CAST(usage_date AS VARCHAR), model, token_type, CAST(billed_amount AS VARCHAR), uncached_input_tokens, vendor_cost_center FROM "
                    + "int_aws_bedrock__charges ORDER BY usage_date"
            )
        );
    }

    [Fact]
    public async Task Month_DeliveredAgain_IsReplacedWholesale()
    {
        await home.WithReferenceAsync();
        var row = Row("USE1-Claude4.6Sonnet-input-tokens", "2", "6");
        home.Write("drop/x/data/BILLING_PERIOD=2026-10/x-00001.csv", $"{Header}\n{row}\n");
        home.Write("drop/x/data/BILLING_PERIOD=2026-10/x-00002.csv", $"{Header}\n{row}\n");
        await home.LandAsync(source, new SourceSettings(Files: "drop"));
        File.Delete(Path.Combine(home.Home.Root, "drop/x/data/BILLING_PERIOD=2026-10/x-00002.csv"));
        home.Write("drop/x/data/BILLING_PERIOD=2026-10/x-00001.csv", $"{Header}\n{row.Replace(",6,", ",7,", StringComparison.Ordinal)}\n");
        await home.LandAsync(source, new SourceSettings(Files: "drop"));
        Assert.Equal("7.000000000000", home.Models(Sum));
    }

    [Fact]
    public async Task Month_OfSeveralExecutions_TheNewestFolderCounts()
    {
        await home.WithReferenceAsync();
        home.Write("drop/x/data/BILLING_PERIOD=2026-10/20261005T010203Z-ff/x-00001.csv", $"{Header}\n{Row("USE1-Claude4.6Sonnet-input-tokens", "2", "6")}\n");
        await home.LandAsync(source, new SourceSettings(Files: "drop"));
        home.Write("drop/x/data/BILLING_PERIOD=2026-10/20261006T010203Z-aa/x-00001.csv", $"{Header}\n{Row("USE1-Claude4.6Sonnet-input-tokens", "2", "8")}\n");
        await home.LandAsync(source, new SourceSettings(Files: "drop"));
        Assert.Equal("8.000000000000|0", home.Models($"SELECT ({Sum}), (SELECT count(*) FROM check_aws_bedrock__periods_once)"));
    }

    [Fact]
    public async Task Export_InTwoPlaces_BlocksUntilOneIsIgnored()
    {
        home.Write("drop/x/data/BILLING_PERIOD=2026-10/x-00001.csv", $"{Header}\n{Row("USE1-Claude4.6Sonnet-input-tokens", "2", "6")}\n");
        home.Write("drop/y/data/BILLING_PERIOD=2026-10/x-00001.csv", $"{Header}\n{Row("USE1-Claude4.6Sonnet-input-tokens", "2", "7")}\n");
        await home.LandAsync(source, new SourceSettings(Files: "drop"));
        Assert.Equal("x/data/BILLING_PERIOD=2026-10, y/data/BILLING_PERIOD=2026-10", home.Models("SELECT deliveries FROM check_aws_bedrock__periods_once"));
        home.Write("reference/focus_deliveries.csv", "file_pattern,handling\nx/*,ignore\n");
        await home.LandAsync(new Finops.Extract.Reference.ReferenceSource());
        Assert.Equal("7.000000000000|0", home.Models($"SELECT ({Sum}), (SELECT count(*) FROM check_aws_bedrock__periods_once)"));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "a,b")]
    [InlineData("PAR1 and then nothing more", "a Parquet file without its footer")]
    public async Task File_OfAnotherKind_IsRefused(string text, string found)
    {
        home.Write("drop/a.csv", text);
        var error = await home.RefusedAsync(source, new SourceSettings(Files: "drop"));
        Assert.Equal((ExitCode.DataProblem, found), (error.Code, error.Problems[0].Found));
    }

    private static string Row(
        string usageType,
        string amount,
        string cost,
        string product = "Amazon Bedrock",
        string unit = "1K tokens",
        string type = "Usage",
        string code = "",
        string description = "",
        string principal = "",
        string tags = "",
        string rate = ""
    ) =>
        $"2026-10-01T00:00:00Z,payer-1,linked-1,{type},2026-10-05T00:00:00Z,{(code.Length > 0 ? code : product == "Amazon Bedrock" ? "AmazonBedrock" : "opaque1")},{usageType},{amount},{rate},{cost},{description},{principal},{unit},\"{{\"\"product_name\"\":\"\"{product}\"\"}}\",\"{tags}\"";

    private static string Charge(string month) =>
        $"""
            SELECT 'payer-1' AS BillingAccountId, 'USD' AS BillingCurrency, TIMESTAMP '{month}-01' AS BillingPeriodStart,
              TIMESTAMP '{month}-05' AS ChargePeriodStart, 'Usage' AS ChargeCategory,
              7.1::DECIMAL(20, 10) AS BilledCost, 7.1::DECIMAL(20, 10) AS EffectiveCost, 'Claude Sonnet 4.6 (Amazon Bedrock Edition)' AS ServiceName,
                'USE1-MP:USE1_InputTokenCount-Units' AS SkuMeter,
              1.0::DECIMAL(20, 10) AS ConsumedQuantity, '1M tokens' AS ConsumedUnit
            """;

    private async Task LandAsync(params string[] rows)
    {
        await home.WithReferenceAsync();
        home.Write("drop/cur.csv", string.Join('\n', [Header, .. rows]) + "\n");
        await home.LandAsync(source, new SourceSettings(Files: "drop"));
    }

    private void Parquet(string path, string sql)
    {
        var full = home.Write(path, "");
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        connection.Execute($"COPY ({sql}) TO {Sql.Text(full)} (FORMAT parquet)");
    }
}
