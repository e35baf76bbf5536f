using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Extract.Reference;
using Finops.Tests.EndToEnd;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.RealData;

/// <summary>Five months of a real price file, accepted commit by commit as they came; then every commit's prices are asked for again.</summary>
public sealed class PriceHistoryTests : IDisposable
{
    private static readonly (string Field, string TokenType)[] Compared =
    [
        ("input_cost_per_token", "uncached_input"),
        ("output_cost_per_token", "output"),
        ("cache_read_input_token_cost", "cache_read"),
        ("cache_creation_input_token_cost_above_1hr", "cache_write_1h"),
    ];

    private readonly HomeFolder home = new();
    private readonly FixedClock clock = new(default);

    [Fact]
    public async Task RealHistory_AcceptedCommitByCommit_GivesForEachTimeWhatWasKnownThen()
    {
        var commits = PriceCommit.Read(Sources.RealData.Find("litellm-prices/price_changes.csv"));
        var newest = await File.ReadAllTextAsync(
            Sources.RealData.Find("litellm-prices/model_prices_and_context_window.json"),
            TestContext.Current.CancellationToken
        );
        var file = JsonNode.Parse(newest)!.AsObject();
        PriceCommit.Rewind(file, commits);
        home.Write(
            "reference/model_prices.csv",
            "provider,model,token_type,usd_per_million_tokens,valid_from,known_at\nnobody,none,output,1,2025-01-01,2025-01-01\n"
        );

        await AcceptAsync(file, commits[0].At.AddDays(-1));
        var known = new List<(DateTimeOffset At, IReadOnlyList<(string Provider, string Model, string TokenType, decimal Usd)> Prices)>();
        foreach (var commit in commits)
        {
            commit.Apply(file);
            var import = await AcceptAsync(file, commit.At);
            known.Add((commit.At, Prices(file, import)));
        }

        Assert.Equal((38, 1019), (commits.Count, commits.Sum(commit => commit.Changes.Count)));
        Assert.Empty(
            (await AcceptAsync(JsonNode.Parse(newest)!.AsObject(), commits[^1].At.AddDays(1)))
                .Changes.Where(change => change.NewUsdPerMillion is not null)
                .Select(change => $"{change.State} {change.Kind} {change.NewUsdPerMillion}")
        );
        Assert.Empty(Wrong(known));
        Assert.Equal((325, 14_584), (known.Min(commit => commit.Prices.Count), known.Sum(commit => commit.Prices.Count)));

        // Sonnet 5 came with a wrong price and was put right the next morning.
        var list = PriceList.Read(home.Home);
        var output = new PriceKind("anthropic", "claude-sonnet-5", "output");
        Assert.Equal(15m, list.On(new DateOnly(2026, 6, 30), DateTimeOffset.Parse("2026-06-30T22:00:00Z"))[output].UsdPerMillion);
        Assert.Equal(
            [15m, 10m],
            new[] { new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1) }.Select(day =>
                list.On(day, DateTimeOffset.Parse("2026-07-01T03:00:00Z"))[output].UsdPerMillion
            )
        );
    }

    public void Dispose() => home.Dispose();

    private async Task<PriceImport> AcceptAsync(JsonObject file, DateTimeOffset at)
    {
        clock.Now = at;
        return await PricesVerb.ImportAsync(
            new RunContext(home.Home, new FinopsConfig(), clock, RunLog.Silent),
            home.Write("prices.json", file.ToJsonString()),
            validFrom: null,
            accept: true
        );
    }

    // Read apart from the code under test: every plain price of every entry that was taken.
    private static List<(string Provider, string Model, string TokenType, decimal Usd)> Prices(JsonObject file, PriceImport import)
    {
        var skipped = import.Skipped.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from entry in file
            where !skipped.Contains(entry.Key)
            from field in Compared
            where entry.Value![field.Field] is not null
            select (
                (string)entry.Value!["litellm_provider"]!,
                entry.Key,
                field.TokenType,
                decimal.Parse(entry.Value[field.Field]!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) * 1_000_000
            ),
        ];
    }

    // As usage is priced, under the name of whoever bills it: the dated version's own line, else the line of its price key.
    private IReadOnlyList<string> Wrong(
        IEnumerable<(DateTimeOffset At, IReadOnlyList<(string Provider, string Model, string TokenType, decimal Usd)> Prices)> known
    )
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        ModelNames.Create(connection);
        var names = known
            .SelectMany(commit => commit.Prices.Select(price => (price.Provider, price.Model)))
            .Distinct()
            .ToDictionary(
                name => name,
                name =>
                    connection
                        .Query(
                            $"SELECT provider_key({Sql.Text(name.Provider)}), lower({Sql.Text(name.Model)}), model_name({Sql.Text(name.Model)}), "
                                + $"price_key({Sql.Text(name.Model)})",
                            reader => (Provider: reader.GetString(0), Names: new[] { reader.GetString(1), reader.GetString(2), reader.GetString(3) })
                        )
                        .Single()
            );
        var list = PriceList.Read(home.Home);
        var wrong = new List<string>();
        foreach (var (at, prices) in known)
        {
            var then = list.On(DateOnly.FromDateTime(at.UtcDateTime), at);
            foreach (var price in prices)
            {
                var (provider, models) = names[(price.Provider, price.Model)];
                var line = models
                    .Select(model => then.GetValueOrDefault(new PriceKind(provider, model, price.TokenType)))
                    .FirstOrDefault(found => found is not null);
                if (line?.UsdPerMillion != price.Usd)
                {
                    wrong.Add($"{at:u} {provider} {price.Model} {price.TokenType}: {line?.UsdPerMillion} and not {price.Usd}");
                }
            }
        }

        return wrong;
    }
}
