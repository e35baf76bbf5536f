using System.IO.Enumeration;
using System.Numerics;

namespace Finops.Tests.Allocation;

/// <summary>What cost centers carry, charge by charge and in exact fractions: allocation as README.md of the reference tables tells it, without rules on
/// skills.</summary>
internal sealed class ByHand
{
    private static readonly BigInteger PicoPerMicro = 1_000_000;
    private static readonly string[] NoCenters = ["unassigned", "unattributed", "central"];

    private readonly Books books;
    private readonly ILookup<DateOnly, Rule> rules;
    private readonly Dictionary<(DateOnly Month, string Account, string Center), (Fraction Billed, Fraction List)> carried = [];
    private readonly Dictionary<(DateOnly Month, string Account), HashSet<string>> origins = [];

    public ByHand(Books books)
    {
        this.books = books;
        rules = books.Rules.OrderBy(rule => rule.Line).ToLookup(rule => new DateOnly(rule.From.Year, rule.From.Month, 1));
        foreach (var month in books.Charges.GroupBy(charge => charge.Month))
        {
            Allocate(month.Key, [.. month.Select(charge => (charge, rules[month.Key].FirstOrDefault(rule => rule.IsValid(charge.Day) && Fits(rule, charge))))]);
        }
    }

    /// <summary>1e-12 USD, exact, by month, account and cost center.</summary>
    public IReadOnlyDictionary<(DateOnly Month, string Account, string Center), (Fraction Billed, Fraction List)> Carried => carried;

    /// <summary>How many things were split in a ledger: each may be off by less than 1e-12 USD.</summary>
    public int SplitsOf(DateOnly month, string account) => origins.TryGetValue((month, account), out var split) ? split.Count : 0;

    /// <summary>Whether a rule takes a charge whole.</summary>
    public static bool Fits(Rule rule, Charge charge) =>
        !rule.Match.ContainsKey("skill")
        && rule.Match.All(condition =>
            condition.Key == "group"
                ? charge.Person is not null && Books.Members.Contains(charge.Person) && charge.Day >= Books.GroupBegins
                : Fits(condition.Value, Value(condition.Key, charge))
        );

    /// <summary>Whether a text fits a pattern.</summary>
    public static bool Fits(string patterns, string? value) =>
        value is not null && patterns.Split('|').Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false));

    private static string? Value(string field, Charge charge) =>
        field switch
        {
            "billing_account" => charge.Account,
            "charge_category" => charge.Category,
            "product" => charge.Product,
            "model" => charge.Model,
            "person" => charge.Person,
            "principal_type" => charge.PrincipalType,
            "cost_center" => charge.Center,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "a field that no invented rule asks for"),
        };

    private void Allocate(DateOnly month, IReadOnlyList<(Charge Charge, Rule? Rule)> charges)
    {
        var whole = charges
            .Where(line => line.Rule is null or { Method: "cost_center" or "central" })
            .Select(line =>
                (
                    line.Charge,
                    Center: line.Rule is null ? line.Charge.Center
                    : line.Rule.Method == "central" ? "central"
                    : line.Rule.Targets.Keys.Single()
                )
            )
            .ToList();
        whole.ForEach(line => Carry(month, line.Charge.Account, line.Center, new Fraction(line.Charge.BilledPico, 1), new Fraction(line.Charge.ListPico, 1)));
        foreach (
            var pool in charges
                .Where(line => line.Rule is not (null or { Method: "cost_center" or "central" }))
                .GroupBy(line => (line.Charge.Provider, line.Charge.Account, Rule: line.Rule!))
        )
        {
            var inPool = pool.Select(line => line.Charge).ToList();
            var weights = Weights(month, pool.Key.Provider, pool.Key.Account, pool.Key.Rule, inPool, whole);
            var total = weights.Values.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
            foreach (var (center, weight) in weights)
            {
                Carry(
                    month,
                    pool.Key.Account,
                    center,
                    new Fraction(Sum(inPool, charge => charge.BilledPico) * weight, total),
                    new Fraction(Sum(inPool, charge => charge.ListPico) * weight, total)
                );
            }

            origins.TryAdd((month, pool.Key.Account), []);
            origins[(month, pool.Key.Account)].UnionWith(inPool.Select(charge => $"{pool.Key.Rule.Line} {charge.Category} {charge.Product} {charge.Model}"));
        }
    }

    private Dictionary<string, BigInteger> Weights(
        DateOnly month,
        string provider,
        string account,
        Rule rule,
        List<Charge> pool,
        List<(Charge Charge, string Center)> whole
    )
    {
        bool InScope(string otherProvider, string otherAccount) =>
            rule.Scope == "all" || (otherProvider == provider && (rule.Scope == "provider" || otherAccount == account));
        bool InMonth(DateOnly day) => day.Year == month.Year && day.Month == month.Month;
        var used = whole.Where(line => InScope(line.Charge.Provider, line.Charge.Account)).ToList();
        IEnumerable<(string Center, BigInteger Weight)> found = rule.Method switch
        {
            "percent" => rule.Targets.Select(target => (target.Key, (BigInteger)target.Value)),
            "even" => (rule.Targets.Count > 0 ? rule.Targets.Keys : Books.Centers.AsEnumerable()).Select(center => (center, BigInteger.One)),
            // whole micro-USD of each account
            "direct_spend" => used.GroupBy(line => (line.Charge.Account, line.Center))
                .Select(lines => (lines.Key.Center, Sum(lines.Select(line => line.Charge), charge => charge.BilledPico) / PicoPerMicro)),
            "tokens" => used.Select(line => (line.Center, (BigInteger)line.Charge.Tokens)),
            "list_spend" => pool.GroupBy(charge => charge.Center).Select(lines => (lines.Key, Sum(lines, charge => charge.ListPico) / PicoPerMicro)),
            "seats" => books
                .Seats.Where(seat => InScope(seat.Provider, seat.Account))
                .GroupBy(seat => seat.Account)
                .SelectMany(seats => SeatsOf(month, [.. seats]))
                .Select(center => (center, BigInteger.One)),
            "commits" => books.Commits.Where(commit => InMonth(commit.Day)).Select(commit => (commit.Center, BigInteger.One)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Method, "no method that shares"),
        };
        var weights = found
            .GroupBy(part => part.Center)
            .Where(part => !NoCenters.Contains(part.Key) && (rule.Targets.Count == 0 || rule.Targets.ContainsKey(part.Key)))
            .Select(part => (Center: part.Key, Weight: part.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Weight)))
            .Where(part => part.Weight > 0)
            .ToDictionary(part => part.Center, part => part.Weight, StringComparer.Ordinal);
        return weights.Count > 0
            ? weights
            : (rule.Targets.Count > 0 ? rule.Targets.Keys : ["unattributed"]).ToDictionary(center => center, _ => BigInteger.One, StringComparer.Ordinal);
    }

    // The seats read in the month; in none, those of the first day after it, else of the last before it.
    private static IEnumerable<string> SeatsOf(
        DateOnly month,
        IReadOnlyList<(DateOnly Day, string Provider, string Account, string Principal, string Center)> seats
    )
    {
        var within = seats.Where(seat => seat.Day.Year == month.Year && seat.Day.Month == month.Month).ToList();
        var after = seats.Where(seat => seat.Day > month).ToList();
        var day = after.Count > 0 ? after.Min(seat => seat.Day) : seats.Max(seat => seat.Day);
        return (within.Count > 0 ? within : seats.Where(seat => seat.Day == day)).Select(seat => seat.Center);
    }

    private void Carry(DateOnly month, string account, string center, Fraction billed, Fraction list)
    {
        var before = carried.GetValueOrDefault((month, account, center), (Fraction.Zero, Fraction.Zero));
        carried[(month, account, center)] = (before.Item1 + billed, before.Item2 + list);
    }

    private static BigInteger Sum(IEnumerable<Charge> charges, Func<Charge, BigInteger> amount) =>
        charges.Aggregate(BigInteger.Zero, (sum, charge) => sum + amount(charge));
}
