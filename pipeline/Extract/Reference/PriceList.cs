using System.Globalization;
using CsvHelper;
using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.Reference;

/// <summary>The home's model_prices.csv: what it says of a day, how a price file differs, and the same list with accepted prices in it.</summary>
public sealed class PriceList
{
    private readonly string file;
    private readonly CsvTable cells;

    private PriceList(string file, CsvTable cells, IReadOnlyList<PriceLine> lines)
    {
        this.file = file;
        this.cells = cells;
        Lines = lines;
    }

    /// <summary>Every line of the file, in its order.</summary>
    public IReadOnlyList<PriceLine> Lines { get; }

    /// <summary>Reads the home's list.</summary>
    /// <exception cref="FinopsException">Exit code 2: there is none. 1: cells that are no prices or days; all of them.</exception>
    public static PriceList Read(Home home)
    {
        var path = Path.Combine(home.Reference, "model_prices.csv");
        if (!File.Exists(path))
        {
            throw new FinopsException(ExitCode.Usage, new Problem(path, "the home's price list", "no such file", "finops init writes the one that ships"));
        }

        var table = CsvTable.Read(path, CsvContract.LoadOfPeople("reference")["model_prices"]);
        var problems = new List<Problem>();
        var lines = table.Rows.Select(row => PriceLine.Of(new PriceCells(row, path, problems))).ToList();
        return problems.Count == 0 ? new PriceList(path, table, lines) : throw new FinopsException(ExitCode.DataProblem, problems);
    }

    /// <summary>The lines that count on a usage day, as known at an instant: of those that cover the day, the newest known one.</summary>
    public IReadOnlyDictionary<PriceKind, PriceLine> On(DateOnly day, DateTimeOffset knownAt) =>
        Lines
            .Where(line => line.Covers(day) && line.KnownAt <= knownAt)
            .GroupBy(line => line.Kind)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(line => line.KnownAt).ThenByDescending(line => line.ValidFrom).First());

    /// <summary>
    /// How a price file differs from the list on a day, by provider, model and kind. A tier's price is no difference where a modifier gives just that.
    /// "Gone" are only prices of providers that the file speaks of.
    /// </summary>
    public IReadOnlyList<PriceChange> Differences(IReadOnlyDictionary<PriceKind, decimal> prices, PriceModifiers modifiers, DateOnly day, DateTimeOffset now)
    {
        bool IsDerived(PriceKind kind, decimal usd) =>
            kind.ServiceTier != "standard"
            && prices.TryGetValue(kind with { ServiceTier = "standard" }, out var standard)
            && standard * modifiers.OfTier(kind, day, now) == usd;

        var listed = On(day, now);
        var models = listed.Keys.Select(kind => (kind.Provider, kind.Model)).ToHashSet();
        var providers = prices.Keys.Select(kind => kind.Provider).ToHashSet(StringComparer.Ordinal);
        var there = prices
            .Where(price => listed.TryGetValue(price.Key, out var line) ? line.UsdPerMillion != price.Value : !IsDerived(price.Key, price.Value))
            .Select(price =>
                listed.TryGetValue(price.Key, out var line)
                    ? new PriceChange(PriceState.Changed, price.Key, line, price.Value)
                    : new PriceChange(
                        models.Contains((price.Key.Provider, price.Key.Model)) ? PriceState.NewPrice : PriceState.NewModel,
                        price.Key,
                        null,
                        price.Value
                    )
            );
        var gone = listed
            .Where(line => providers.Contains(line.Key.Provider) && !prices.ContainsKey(line.Key))
            .Select(line => new PriceChange(PriceState.Gone, line.Key, line.Value, null));
        return
        [
            .. there
                .Concat(gone)
                .OrderBy(change => change.State)
                .ThenBy(change => change.Kind.Provider, StringComparer.Ordinal)
                .ThenBy(change => change.Kind.Model, StringComparer.Ordinal)
                .ThenBy(change => change.Kind.PromptOverTokens)
                .ThenBy(change => change.Kind.ServiceTier, StringComparer.Ordinal)
                .ThenBy(change => change.Kind.TokenType, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Writes the list with the new prices behind it. What counted before ends on the first day of the new price; what is announced for later stays, and
    /// the new price ends there. Lines of prices that are gone stay as they are.
    /// </summary>
    /// <param name="changes">Differences of this list.</param>
    /// <param name="validFrom">First usage day of the new prices.</param>
    /// <param name="knownAt">When they became known.</param>
    /// <param name="note">Goes to every new line.</param>
    /// <returns>How many lines are new.</returns>
    public async Task<int> AcceptAsync(IReadOnlyList<PriceChange> changes, DateOnly validFrom, DateTimeOffset knownAt, string note)
    {
        var accepted = changes.Where(change => change.NewUsdPerMillion is not null).ToList();
        if (accepted.Count == 0)
        {
            return 0;
        }

        var kinds = accepted.Select(change => change.Kind).ToHashSet();
        var later = Lines.Where(line => line.ValidFrom > validFrom).ToLookup(line => line.Kind, line => line.ValidFrom);
        var ended = Lines
            .Where(line => kinds.Contains(line.Kind) && line.ValidFrom < validFrom && line.Covers(validFrom))
            .Select(line => line.Line!.Value)
            .ToHashSet();
        List<string> header =
        [
            .. cells.Header,
            .. new[] { "speed", "service_tier", "prompt_over_tokens", "valid_to", "note" }.Except(cells.Header, StringComparer.Ordinal),
        ];
        var rows = cells
            .Rows.Select(row =>
                ended.Contains(row.Line)
                    ? new Dictionary<string, string>(row.Cells, StringComparer.Ordinal)
                    {
                        ["valid_to"] = validFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    }
                    : row.Cells
            )
            .Concat(
                accepted
                    .Select(change => new PriceLine(
                        null,
                        change.Kind,
                        change.NewUsdPerMillion!.Value,
                        validFrom,
                        later[change.Kind].Order().Cast<DateOnly?>().FirstOrDefault(),
                        knownAt
                    ))
                    .Select(line => line.ToCells(note))
            );
        await OutputFile.WriteAsync(file, stream => WriteAsync(stream, header, rows));
        return accepted.Count;
    }

    private static async Task WriteAsync(Stream stream, List<string> header, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader(header.ToArray());
        foreach (var row in rows)
        {
            header.ForEach(column => csv.WriteField(row.GetValueOrDefault(column) ?? ""));
            await csv.EndRecordAsync(CancellationToken.None);
        }
    }
}
