using Finops.Core;
using Finops.Extract.Reference;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.Sources.Reference;

public sealed class PriceImportTests : IDisposable
{
    private const string Header = "provider,model,token_type,usd_per_million_tokens,speed,valid_from,valid_to,known_at,note\n";

    private readonly HomeFolder home = new();
    private readonly FixedClock clock = new(DateTimeOffset.Parse("2026-07-15T09:30:00Z"));

    [Theory]
    [InlineData("3e-06", "3")]
    [InlineData("1.25E-7", "0.125")]
    [InlineData("0.0000001", "0.1")]
    [InlineData("1.3e-07", "0.13")]
    [InlineData("30e-13", "0.000003")]
    [InlineData("0", "0")]
    [InlineData("0.0", "0")]
    [InlineData("1e-12", "0.000001")]
    [InlineData("2.5e2", "250000000")]
    [InlineData("0.00018", "180")]
    [InlineData("1e-13", null)]
    [InlineData("2.9999999999999997e-06", null)]
    [InlineData("1e-400", null)]
    [InlineData("1e99999999999", null)]
    public void PerMillion_OfATokensPrice_IsExactOrNothing(string token, string? expected) =>
        Assert.Equal(expected, ExactNumber.PerMillion(token)?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task Import_WithoutAccept_ShowsAndWritesNothing()
    {
        List(
            "anthropic,claude-x,output,25,,2026-01-01,,2026-01-01,",
            "anthropic,claude-x,uncached_input,5,,2026-01-01,,2026-01-01,",
            "anthropic,claude-old,output,1,,2026-01-01,,2026-01-01,",
            "cursor,auto,output,6,,2026-01-01,,2026-01-01,"
        );
        var before = File.ReadAllText(ListFile);
        var import = await ImportAsync(
            """ "claude-x":{"litellm_provider":"anthropic","input_cost_per_token":5e-06,"output_cost_per_token":2e-05,"input_cost_per_token_above_200k_tokens":1e-05},"gpt-y":{"litellm_provider":"openai","output_cost_per_token_priority":1e-06} """,
            accept: false
        );
        Assert.Equal(
            [
                "Changed claude-x output : 25 -> 20",
                "NewPrice claude-x uncached_input prompt > 200k:  -> 10",
                "NewModel gpt-y output priority:  -> 1",
                "Gone claude-old output : 1 -> ",
            ],
            import.Changes.Select(change =>
                $"{change.State} {change.Kind.Model} {change.Kind.TokenType} {change.Kind.Terms}: {change.Old?.UsdPerMillion} -> {change.NewUsdPerMillion}"
            )
        );
        Assert.Equal((1, null), (import.UnchangedCount, import.AcceptedCount));
        Assert.Equal(before, File.ReadAllText(ListFile));
    }

    [Fact]
    public async Task Accept_ChangedPrice_EndsTheOldLineAndKeepsIt()
    {
        List("anthropic,claude-x,output,25,standard,2026-01-01,,2026-01-01,\"as published, twice\"");
        await ImportAsync(""" "claude-x":{"litellm_provider":"anthropic","output_cost_per_token":2e-05} """, new DateOnly(2026, 8, 1));
        Assert.Equal(
            """
            provider,model,token_type,usd_per_million_tokens,speed,valid_from,valid_to,known_at,note,service_tier,prompt_over_tokens
            anthropic,claude-x,output,25,standard,2026-01-01,2026-08-01,2026-01-01,"as published, twice",,
            anthropic,claude-x,output,20,standard,2026-08-01,,2026-07-15T09:30:00Z,accepted from prices.json,standard,0

            """,
            File.ReadAllText(ListFile)
        );
    }

    // Sonnet 5 with the rise announced for September: a price of today says nothing about what was announced.
    [Fact]
    public async Task Accept_BesideAnAnnouncedPrice_EndsWhereThatBegins()
    {
        List("anthropic,claude-x,output,10,,2026-06-30,2026-09-01,2026-06-30,", "anthropic,claude-x,output,15,,2026-09-01,,2026-06-30,announced");
        await ImportAsync(""" "claude-x":{"litellm_provider":"anthropic","output_cost_per_token":8e-06} """);
        var list = PriceList.Read(home.Home);
        var kind = new PriceKind("anthropic", "claude-x", "output");
        Assert.Equal(
            [10m, 8m, 8m, 15m],
            new[] { "2026-07-14", "2026-07-15", "2026-08-31", "2026-09-01" }.Select(day => list.On(DateOnly.Parse(day), clock.Now)[kind].UsdPerMillion)
        );
        Assert.Equal(10m, list.On(new DateOnly(2026, 7, 14), clock.Now.AddDays(-9))[kind].UsdPerMillion);
    }

    [Fact]
    public async Task Accept_OnTheSameDayAgain_TheNewerKnowledgeCounts()
    {
        List("nobody,none,output,1,,2026-01-01,,2026-01-01,");
        await ImportAsync(""" "claude-x":{"litellm_provider":"anthropic","output_cost_per_token":2e-05} """);
        clock.Now = clock.Now.AddMinutes(1);
        await ImportAsync(""" "claude-x":{"litellm_provider":"anthropic","output_cost_per_token":3e-05} """);
        var list = PriceList.Read(home.Home);
        Assert.Equal(30m, list.On(new DateOnly(2026, 7, 15), clock.Now)[new PriceKind("anthropic", "claude-x", "output")].UsdPerMillion);
        clock.Now = clock.Now.AddMinutes(1);
        Assert.Equal(0, (await ImportAsync(""" "claude-x":{"litellm_provider":"anthropic","output_cost_per_token":3e-05} """)).AcceptedCount);
    }

    [Fact]
    public async Task Import_TierPriceThatAModifierGives_IsNoDifference()
    {
        List("openai,gpt-y,output,20,,2026-01-01,,2026-01-01,");
        home.Write(
            "reference/price_modifiers.csv",
            "provider,model,dimension,value,multiplier,valid_from,valid_to,known_at\nopenai,*,service_tier,batch,0.5,2026-01-01,,2026-01-01\nopenai,*,service_tier,priority,2,2026-01-01,,2026-01-01\nopenai,gpt-y*,service_tier,priority,2.5,2026-01-01,,2026-01-01\n"
        );
        var import = await ImportAsync(
            """ "gpt-y":{"litellm_provider":"openai","output_cost_per_token":2e-05,"output_cost_per_token_batches":1e-05,"output_cost_per_token_priority":4e-05,"output_cost_per_token_flex":1e-05} """
        );
        Assert.Equal(["flex 10", "priority 40"], import.Changes.Select(change => $"{change.Kind.ServiceTier} {change.NewUsdPerMillion}"));
        Assert.Equal(2, import.UnchangedCount);
    }

    // What was accepted is a list that landing takes: the real landing, with all its checks.
    [Fact]
    public async Task Accept_ManyTerms_LandsAndIsUnchangedWhenAskedAgain()
    {
        const string Entry =
            """ "gpt-y":{"litellm_provider":"openai","input_cost_per_token":5e-06,"output_cost_per_token":3e-05,"cache_read_input_token_cost_above_272k_tokens":1e-06,"input_cost_per_token_batches":2.5e-06,"cache_read_input_token_cost_flex":2.5e-07,"input_cost_per_token_above_200k_tokens_priority":1e-05,"cache_creation_input_token_cost_above_1hr_above_200k_tokens":1.2e-05} """;
        List("openai,gpt-z,output,25,,2026-01-01,,2026-01-01,");
        Assert.Equal(7, (await ImportAsync(Entry)).AcceptedCount);
        using var landed = new TestHome();
        File.Copy(ListFile, Path.Combine(landed.Home.Reference, "model_prices.csv"));
        await landed.LandAsync(new ReferenceSource());
        Assert.Equal("8", landed.Query("SELECT count(*) FROM stg_reference__model_prices"));
        Assert.Equal(7, (await ImportAsync(Entry)).UnchangedCount);
    }

    [Fact]
    public async Task Versions_ThatAgree_AreOneModelAndOthersStandForThemselves()
    {
        List("nobody,none,output,1,,2026-01-01,,2026-01-01,");
        var import = await ImportAsync(
            """
            "gpt-4o":{"litellm_provider":"openai","output_cost_per_token":1e-05},"gpt-4o-2024-08-06":{"litellm_provider":"openai","output_cost_per_token":1e-05},"gpt-4o-2024-05-13":{"litellm_provider":"openai","output_cost_per_token":1.5e-05},
            "claude-4-opus-20250514":{"litellm_provider":"anthropic","output_cost_per_token":1e-05},"claude-opus-4-20250514":{"litellm_provider":"anthropic","output_cost_per_token":2e-05}
            """
        );
        Assert.Equal(
            ["claude-4-opus-20250514 10", "claude-opus-4-20250514 20", "gpt-4o 10", "gpt-4o-2024-05-13 15"],
            import.Changes.Where(change => change.NewUsdPerMillion is not null).Select(change => $"{change.Kind.Model} {change.NewUsdPerMillion}")
        );
        Assert.Equal(
            "claude-opus-4: versions disagree and none has the plain name",
            string.Join(", ", import.Skipped.Select(entry => $"{entry.Name}: {entry.Reason}"))
        );
    }

    // The version that had a price of its own follows the others once they agree.
    [Fact]
    public async Task Version_ThatNoLongerDiffers_DoesNotKeepItsOldPrice()
    {
        List("openai,gpt-4o,output,10,,2026-01-01,,2026-01-01,", "openai,gpt-4o-2024-05-13,output,15,,2026-01-01,,2026-01-01,");
        await ImportAsync(
            """ "gpt-4o":{"litellm_provider":"openai","output_cost_per_token":1e-05},"gpt-4o-2024-05-13":{"litellm_provider":"openai","output_cost_per_token":1e-05} """
        );
        Assert.Equal(
            10m,
            PriceList.Read(home.Home).On(new DateOnly(2026, 7, 15), clock.Now)[new PriceKind("openai", "gpt-4o-2024-05-13", "output")].UsdPerMillion
        );
    }

    [Fact]
    public async Task Import_WhatWouldHaveToBeGuessed_IsSkippedAndNamed()
    {
        List("nobody,none,output,1,,2026-01-01,,2026-01-01,");
        var import = await ImportAsync(
            """
            "sample_spec":{"input_cost_per_token":0},
            "claude-x":{"litellm_provider":"anthropic","output_cost_per_token":1e-06,"cache_read_input_token_cost":null,"max_tokens":"many","search_context_cost_per_query":{"search_context_size_high":0.01}},
            "us/claude-x":{"litellm_provider":"anthropic","output_cost_per_token":1e-06},
            "anthropic.claude-x-v1:0":{"litellm_provider":"bedrock_converse","output_cost_per_token":1e-06},
            "vertex_ai/claude-x":{"litellm_provider":"vertex_ai-anthropic_models","output_cost_per_token":1e-06},
            "ft:gpt-4o":{"litellm_provider":"openai","output_cost_per_token":1e-06},
            "gpt-image-1":{"litellm_provider":"openai","mode":"image_generation","output_cost_per_token":1e-06},
            "gpt-audio":{"litellm_provider":"openai","mode":"chat","output_cost_per_token":1e-06,"input_cost_per_audio_token":3e-05},
            "gpt-free":{"litellm_provider":"openai","output_cost_per_token":0},
            "gpt-fine":{"litellm_provider":"openai","output_cost_per_token":1.23456789e-08},
            "gpt-long":{"litellm_provider":"openai","output_cost_per_token":1e-06,"output_cost_per_token_above_64k_tokens":1e-06},
            "gpt-odd":{"output_cost_per_token":1e-06},
            "gpt-mixed-up":{"litellm_provider":"openai","input_cost_per_token":1e-06,"output_cost_per_token":3},
            "gpt (preview)":{"litellm_provider":"openai","output_cost_per_token":1e-06},
            "note":"text"
            """
        );
        Assert.Equal(
            """
            ft:gpt-4o: fine-tuned
            gpt (preview): a name that the list cannot hold
            gpt-audio: audio or images charged apart
            gpt-fine: a price with more than 6 decimals, or a prompt length, that the list cannot hold
            gpt-free: no price
            gpt-image-1: mode image_generation
            gpt-long: a price with more than 6 decimals, or a prompt length, that the list cannot hold
            gpt-mixed-up: no price per token: 3000000 USD per million
            gpt-odd: provider unknown
            note: no object
            """,
            string.Join('\n', import.Skipped.Select(entry => $"{entry.Name}: {entry.Reason}").Order(StringComparer.Ordinal))
        );
        Assert.Equal(
            ["anthropic claude-x", "aws-bedrock claude-x", "google-cloud claude-x"],
            import.Changes.Select(change => $"{change.Kind.Provider} {change.Kind.Model}")
        );
    }

    // The ledger never rounds: what landing would refuse is not taken over.
    [Fact]
    public async Task Accept_PriceThatAModifierWouldMakeTooFine_IsSkipped()
    {
        List("nobody,none,output,1,,2026-01-01,,2026-01-01,");
        home.Write(
            "reference/price_modifiers.csv",
            "provider,model,dimension,value,multiplier,valid_from,valid_to,known_at\nopenai,*,service_tier,batch,0.5,2026-01-01,,2026-01-01\n"
        );
        var import = await ImportAsync(""" "gpt-y":{"litellm_provider":"openai","input_cost_per_token":1.234567e-06,"output_cost_per_token":2e-06} """);
        Assert.Equal(
            "gpt-y output",
            string.Join(
                ", ",
                import.Changes.Where(change => change.NewUsdPerMillion is not null).Select(change => $"{change.Kind.Model} {change.Kind.TokenType}")
            )
        );
        Assert.Equal(
            "openai gpt-y: a price that a modifier would make finer than 6 decimals",
            string.Join(", ", import.Skipped.Select(entry => $"{entry.Name}: {entry.Reason}"))
        );
    }

    [Fact]
    public async Task Import_PricesThatAreNoNumbers_AreAllSaid()
    {
        List("nobody,none,output,1,,2026-01-01,,2026-01-01,");
        var error = await Assert.ThrowsAsync<FinopsException>(() =>
            ImportAsync(
                """ "claude-x":{"litellm_provider":"anthropic","output_cost_per_token":"1e-06"},"gpt-y":{"litellm_provider":"openai","input_cost_per_token":-1e-06} """
            )
        );
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal(["\"1e-06\"", "-1e-06"], error.Problems.Select(problem => problem.Found));
        Assert.EndsWith("prices.json $['claude-x'].output_cost_per_token", error.Problems[0].Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", ExitCode.DataProblem, "Array")]
    [InlineData("{\"a\":", ExitCode.DataProblem, "text that breaks at byte 6 of the line")]
    [InlineData("{\"a\":{}}", ExitCode.DataProblem, "none among 1 entries")]
    public async Task Import_OfNoPriceFile_SaysWhatIsWrong(string text, ExitCode code, string found)
    {
        List("nobody,none,output,1,,2026-01-01,,2026-01-01,");
        var error = await Assert.ThrowsAsync<FinopsException>(() => RunAsync(home.Write("prices.json", text), null, accept: true));
        Assert.Equal((code, found), (error.Code, Assert.Single(error.Problems).Found));
    }

    [Fact]
    public async Task Import_WithoutFileOrList_IsAUsageError()
    {
        Assert.Equal(ExitCode.Usage, (await Assert.ThrowsAsync<FinopsException>(() => RunAsync(home.Write("prices.json", "{}"), null, accept: false))).Code);
        List("nobody,none,output,1,,2026-01-01,,2026-01-01,");
        Assert.Equal(
            ExitCode.Usage,
            (await Assert.ThrowsAsync<FinopsException>(() => RunAsync(Path.Combine(home.Path, "absent.json"), null, accept: false))).Code
        );
    }

    [Fact]
    public async Task Import_OfASpoiltList_SaysEveryLine()
    {
        List("anthropic,x,output,cheap,,2026-01-01,,2026-01-01,", "anthropic,x,output,1,,January,,2026-01-01,");
        var error = await Assert.ThrowsAsync<FinopsException>(() => ImportAsync("\"a\":{}"));
        Assert.Equal(["cheap", "January"], error.Problems.Select(problem => problem.Found));
    }

    [Fact]
    public async Task CommandLine_ShowsTheDifferencesAndTakesThemOver()
    {
        List("anthropic,claude-x,output,25,,2026-01-01,,2026-01-01,");
        var file = home.Write("prices.json", """{"claude-x":{"litellm_provider":"anthropic","output_cost_per_token":2e-05},"x":{"litellm_provider":"xai"}}""");
        var shown = await Terminal.RunAsync("prices", "import", file, "--home", home.Path);
        Assert.Contains(shown.Out.Split('\n'), line =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["changed", "anthropic", "claude-x", "output", "20", "25", "2"]
        );
        Assert.Contains("0 prices are as listed, 1 new or changed", shown.Out, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written; the same with --accept takes them over.\n", shown.Out, StringComparison.Ordinal);

        var json = await Terminal.RunAsync("prices", "import", file, "--accept", "--json", "--home", home.Path);
        using var read = System.Text.Json.JsonDocument.Parse(json.Out);
        Assert.Equal(
            ("20", 1),
            (
                read.RootElement.GetProperty("changes")[0].GetProperty("usd_per_million_tokens").GetRawText(),
                read.RootElement.GetProperty("accepted_count").GetInt32()
            )
        );
        Assert.Equal("no price", read.RootElement.GetProperty("skipped")[0].GetProperty("reason").GetString());
    }

    public void Dispose() => home.Dispose();

    private string ListFile => Path.Combine(home.Home.Reference, "model_prices.csv");

    private void List(params string[] lines) => home.Write("reference/model_prices.csv", Header + string.Concat(lines.Select(line => line + "\n")));

    private Task<PriceImport> ImportAsync(string entries, DateOnly? validFrom = null, bool accept = true) =>
        RunAsync(home.Write("prices.json", "{" + entries + "}"), validFrom, accept);

    private Task<PriceImport> RunAsync(string file, DateOnly? validFrom, bool accept) =>
        PricesVerb.ImportAsync(new RunContext(home.Home, new FinopsConfig(), clock, RunLog.Silent), file, validFrom, accept);
}
