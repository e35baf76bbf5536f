using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Extract.Reference;

namespace Finops.Verbs;

/// <summary>`finops prices import`: how a LiteLLM price file differs from the home's price list; on acceptance its prices enter the list.</summary>
public static class PricesVerb
{
    /// <summary>Compares, and writes only when <paramref name="accept"/> is true.</summary>
    /// <param name="run">Home, clock and log.</param>
    /// <param name="file">The price file.</param>
    /// <param name="validFrom">First usage day of the new prices; null: today, UTC.</param>
    /// <param name="accept">Write the differences to the list.</param>
    /// <exception cref="FinopsException">Exit code 2: a file that is not there. 1: one that is no price file, or no price list.</exception>
    public static async Task<PriceImport> ImportAsync(RunContext run, string file, DateOnly? validFrom, bool accept)
    {
        using var held = accept ? HomeLock.Take(run.Home) : null;
        var now = run.Clock.GetUtcNow();
        var day = validFrom ?? DateOnly.FromDateTime(now.UtcDateTime);
        var list = PriceList.Read(run.Home);
        var listed = list.Lines.Select(line => (line.Kind.Provider, line.Kind.Model)).ToHashSet();
        var prices = LiteLlmPrices.Read(
            file,
            names => Keys(run.Home, "price_key", names),
            names => Keys(run.Home, "provider_key", names),
            (provider, model) => listed.Contains((provider, model))
        );
        var modifiers = PriceModifiers.Read(run.Home);
        var exact = prices.Prices.Where(price => modifiers.IsExact(price.Key, price.Value)).ToDictionary();
        var inexact = prices
            .Prices.Keys.Where(kind => !exact.ContainsKey(kind))
            .Select(kind => new SkippedPrice($"{kind.Provider} {kind.Model}", "a price that a modifier would make finer than 6 decimals"))
            .Distinct();
        var changes = list.Differences(exact, modifiers, day, now);
        int? written = accept ? await list.AcceptAsync(changes, day, now, $"accepted from {Path.GetFileName(file)}") : null;
        if (written is not null)
        {
            run.Log.Write("prices_accepted", ("file", Path.GetFileName(file)), ("valid_from", day), ("lines", written));
        }

        return new PriceImport(
            file,
            day,
            changes,
            exact.Count - changes.Count(change => change.NewUsdPerMillion is not null),
            [.. prices.Skipped, .. inexact],
            written
        );
    }

    // The models' own macro, so that a price file and the usage can never spell a model differently.
    private static Dictionary<string, string> Keys(Home home, string macro, IReadOnlyCollection<string> names)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        ModelNames.Create(connection, home.Reference);
        return connection
            .Query($"SELECT name, {macro}(name) FROM (SELECT unnest({Sql.Texts(names)}) AS name)", reader =>
                (Name: reader.GetString(0), Key: reader.GetString(1))
            )
            .DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.Key, StringComparer.Ordinal);
    }
}
