using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.Reference;

/// <summary>The home's price_modifiers.csv, as far as a price file can be held against it: what a service tier does to the standard price.</summary>
public sealed class PriceModifiers
{
    private readonly IReadOnlyList<Rule> rules;

    private PriceModifiers(IReadOnlyList<Rule> rules) => this.rules = rules;

    /// <summary>Reads the home's table; a home without one has no modifiers.</summary>
    /// <exception cref="FinopsException">Exit code 1: cells that are no numbers or days; all of them.</exception>
    public static PriceModifiers Read(Home home)
    {
        var file = Path.Combine(home.Reference, "price_modifiers.csv");
        if (!File.Exists(file))
        {
            return new PriceModifiers([]);
        }

        var problems = new List<Problem>();
        var read = CsvTable
            .Read(file, CsvContract.LoadOfPeople("reference")["price_modifiers"])
            .Rows.Select(row => new PriceCells(row, file, problems))
            .Select(cells => new Rule(
                cells.Text("provider"),
                cells.Text("model"),
                cells.Text("dimension"),
                cells.Text("value"),
                cells.Number("multiplier"),
                cells.Day("valid_from"),
                cells.DayOrNone("valid_to"),
                cells.Instant("known_at")
            ))
            .ToList();
        return problems.Count == 0 ? new PriceModifiers(read) : throw new FinopsException(ExitCode.DataProblem, problems);
    }

    /// <summary>The factor on a model's standard price under a service tier; null when no line speaks of it. The longest name that fits counts, then what
    /// became known last.</summary>
    public decimal? OfTier(PriceKind kind, DateOnly day, DateTimeOffset knownAt) =>
        rules
            .Where(rule =>
                rule.Dimension == "service_tier"
                && rule.Value == kind.ServiceTier
                && rule.Provider == kind.Provider
                && rule.Fits(kind.Model)
                && rule.KnownAt <= knownAt
                && rule.From <= day
                && (rule.To is not { } end || day < end)
            )
            .OrderByDescending(rule => rule.Model.TrimEnd('*').Length)
            .ThenByDescending(rule => rule.KnownAt)
            .FirstOrDefault()
            ?.Multiplier;

    /// <summary>Whether no combination of modifiers makes a price finer than six decimals, which landing refuses (check_reference__exact_prices).</summary>
    public bool IsExact(PriceKind kind, decimal usdPerMillion)
    {
        IEnumerable<decimal> Factors(string dimension) =>
            rules
                .Where(rule => rule.Dimension == dimension && rule.Provider == kind.Provider && rule.Fits(kind.Model))
                .Select(rule => rule.Multiplier)
                .Append(1);
        return (
            from speed in kind.Speed == "standard" ? Factors("speed") : [1]
            from tier in kind.ServiceTier == "standard" ? Factors("service_tier") : [1]
            from geography in Factors("inference_geo")
            select usdPerMillion * speed * tier * geography
        ).All(usd => decimal.Round(usd, 6) == usd);
    }

    private sealed record Rule(
        string Provider,
        string Model,
        string Dimension,
        string Value,
        decimal Multiplier,
        DateOnly From,
        DateOnly? To,
        DateTimeOffset KnownAt
    )
    {
        public bool Fits(string model) => Model.EndsWith('*') ? model.StartsWith(Model[..^1], StringComparison.Ordinal) : model == Model;
    }
}
