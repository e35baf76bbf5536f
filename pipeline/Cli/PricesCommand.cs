using System.CommandLine;
using System.Globalization;
using Finops.Extract.Reference;
using Finops.Verbs;

namespace Finops.Cli;

internal static class PricesCommand
{
    private const int MostNames = 6;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "LiteLLM's model_prices_and_context_window.json" };
        var validFrom = CliOptions.Day("--valid-from", "First UTC usage day of the new prices (default: today)");
        var accept = new Option<bool>("--accept") { Description = "Write new and changed prices to reference/model_prices.csv (default: only show them)" };
        var json = CliOptions.Json();
        var import = new Command(
            "import",
            "Show how a LiteLLM price file differs from the home's price list; --accept adopts it.\nExample: finops prices import "
                + "model_prices_and_context_window.json --valid-from 2026-11-01 --accept"
        )
        {
            file,
            validFrom,
            accept,
            json,
        };
        import.SetAction(
            async (parsed, _) =>
            {
                var found = await PricesVerb.ImportAsync(
                    Commands.ContextOf(parsed),
                    Path.GetFullPath(parsed.GetValue(file)!),
                    parsed.GetValue(validFrom),
                    parsed.GetValue(accept)
                );
                if (parsed.GetValue(json))
                {
                    PrintJson(found);
                }
                else
                {
                    Print(found);
                }
            }
        );
        return new Command("prices", "Keep the price list up to date.") { import };
    }

    private static void Print(PriceImport found)
    {
        Show.Table(
            ["state", "provider", "model", "tokens", "terms", "USD per million#", "was#", "line#"],
            found.Changes.Select(change =>
                (IReadOnlyList<string>)
                    [
                        Word(change.State),
                        change.Kind.Provider,
                        change.Kind.Model,
                        change.Kind.TokenType,
                        change.Kind.Terms,
                        Usd(change.NewUsdPerMillion),
                        Usd(change.Old?.UsdPerMillion),
                        $"{change.Old?.Line}",
                    ]
            )
        );
        Show.Table(
            ["skipped#", "because", "for example"],
            found
                .Skipped.GroupBy(entry => entry.Reason, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (IReadOnlyList<string>)[$"{group.Count()}", group.Key, Names(group)])
        );
        var open = found.Changes.Count(change => change.State == PriceState.Gone);
        var taken = found.Changes.Count - open;
        Console.Out.WriteLine(
            $"{found.UnchangedCount} prices are as listed, {taken} new or changed from {found.ValidFrom:yyyy-MM-dd} on, {open} not in the file (they stay; "
                + $"end them by their line's valid_to), {found.Skipped.Count} entries skipped (--json names them all)."
        );
        Console.Out.WriteLine(
            found.AcceptedCount is { } written ? $"{written} lines were written to reference/model_prices.csv; finops build uses them."
            : taken > 0 ? "Nothing was written; the same with --accept takes them over."
            : "Nothing to accept."
        );
    }

    private static void PrintJson(PriceImport found) =>
        Show.Json(
            new
            {
                found.File,
                found.ValidFrom,
                Changes = found.Changes.Select(change => new
                {
                    State = Word(change.State),
                    change.Kind.Provider,
                    change.Kind.Model,
                    change.Kind.TokenType,
                    change.Kind.Speed,
                    change.Kind.ServiceTier,
                    change.Kind.PromptOverTokens,
                    UsdPerMillionTokens = change.NewUsdPerMillion,
                    WasUsdPerMillionTokens = change.Old?.UsdPerMillion,
                    change.Old?.Line,
                }),
                found.UnchangedCount,
                found.Skipped,
                found.AcceptedCount,
            }
        );

    private static string Word(PriceState state) =>
        state switch
        {
            PriceState.NewModel => "new model",
            PriceState.NewPrice => "new price",
            PriceState.Changed => "changed",
            _ => "gone",
        };

    private static string Names(IEnumerable<SkippedPrice> entries)
    {
        var names = entries.Select(entry => entry.Name).ToList();
        return string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
    }

    private static string Usd(decimal? usd) => usd?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
