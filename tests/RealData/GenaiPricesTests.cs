using System.Globalization;
using System.Text.Json;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.RealData;

/// <summary>
/// Real usage blocks of Claude and GPT models through landing and models, against an independent price calculator. Prices are our own table's as of the day the
/// calculator's list was read, but for three models that the table doesn't have: theirs come from the calculator's list.
/// </summary>
public sealed class GenaiPricesTests
{
    private static readonly string[] OnlyTheirs = ["gpt-4o-audio-preview", "gpt-4o-search-preview", "gpt-oss-120b"];

    [Fact]
    public async Task EveryRealUsageBlock_PricedByUs_IsTheCalculatorsPrice()
    {
        var usages = RealUsage.Read(Sources.RealData.Find("genai-prices/usages.json"));
        Assert.Equal((400, 312), (usages.Count, usages.DistinctBy(usage => usage.Block).Count()));

        using var home = new HomeFolder();
        await RunAsync(home, "init");
        await File.AppendAllLinesAsync(
            Path.Combine(home.Home.Reference, "model_prices.csv"),
            TheirPrices(Sources.RealData.Find("genai-prices/data.json")),
            TestContext.Current.CancellationToken
        );
        foreach (var source in usages.GroupBy(usage => usage.IsSession ? "claude-code" : "usage-events", StringComparer.Ordinal))
        {
            var file = home.Write($"drop/{source.Key}.jsonl", string.Concat(source.Select(usage => usage.ToLine() + "\n")));
            await RunAsync(home, "extract", "--source", source.Key, "--file", file);
        }

        await RunAsync(home, "build");
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        // The calculator knows the answer's own model alone; what an advisor's model read and said beside it is a line of that model here.
        var priced = warehouse
            .Query(
                """
                SELECT CASE source WHEN 'claude-code' THEN project ELSE user_id END AS id, model,
                  CAST(sum(list_usd) AS DECIMAL(38, 12)), CAST(sum(unpriced_tokens + unpriced_web_search_count) AS BIGINT)
                FROM int_token_use__priced
                GROUP BY ALL
                """,
                reader => (Key: (Id: reader.GetString(0), Model: reader.GetString(1)), Usd: reader.GetDecimal(2), Unpriced: reader.GetInt64(3))
            )
            .ToDictionary(row => row.Key);

        Assert.Empty(
            usages
                .Select(usage => (Usage: usage, Ours: priced[(usage.Id, usage.Model)]))
                .Where(pair => pair.Ours.Usd != pair.Usage.Usd || pair.Ours.Unpriced != 0)
                .Select(pair => $"{pair.Usage.Id} {pair.Usage.Model}: ours {pair.Ours.Usd}, theirs {pair.Usage.Usd}, unpriced {pair.Ours.Unpriced}")
        );
        var beside = priced.Keys.Except(usages.Select(usage => (usage.Id, usage.Model))).ToList();
        Assert.Equal(["claude-fable-5", "claude-opus-4-8"], beside.Select(key => key.Model).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(usages.Sum(usage => usage.Usd), priced.Values.Where(row => !beside.Contains(row.Key)).Sum(row => row.Usd));
        Assert.Contains(usages, usage => usage is { Model: "claude-sonnet-4-5-20250929", Usd: 2.526628m }); // 401,468 prompt tokens and ten web searches: the long price for every token
    }

    private static IEnumerable<string> TheirPrices(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var models = json
            .RootElement.EnumerateArray()
            .Single(provider => provider.GetProperty("id").GetString() == "openai")
            .GetProperty("models")
            .EnumerateArray()
            .ToList();
        return
        [
            .. OnlyTheirs.SelectMany(model =>
                models
                    .Single(candidate => candidate.GetProperty("id").GetString() == model)
                    .GetProperty("prices")
                    .EnumerateObject()
                    .Where(price => price.Name is "input_mtok" or "output_mtok")
                    .Select(price =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"openai,{model},{(price.Name == "input_mtok" ? "uncached_input" : "output")},{price.Value.GetRawText()},standard,standard,0,2025-01-01,,2025-01-01,the calculator's"
                        )
                    )
            ),
        ];
    }

    private static async Task RunAsync(HomeFolder home, params string[] args)
    {
        var said = await Terminal.RunAsync([.. args, "--home", home.Path]);
        Assert.True(said.ExitCode == 0, said.Error);
    }
}
