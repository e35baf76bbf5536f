using System.Numerics;

namespace Finops.Tests.Allocation;

/// <summary>What the rules on skills move out of direct use, in USD as a double holds it: rule by rule in their order, product by product.</summary>
internal static class SkillsByHand
{
    private const double PicoPerUsd = 1e12;
    private const double LeastUsd = 1e-6; // what is less weighs nothing

    /// <summary>USD that a rule moves, by month, account and rule.</summary>
    public static IReadOnlyDictionary<(DateOnly Month, string Account, string Rule), double> Moved(Books books)
    {
        var rules = books.Rules.OrderBy(rule => rule.Line).ToLookup(rule => new DateOnly(rule.From.Year, rule.From.Month, 1));
        var moved = new Dictionary<(DateOnly, string, string), double>();
        foreach (var ledger in books.Skills.GroupBy(skill => (Month: new DateOnly(skill.Day.Year, skill.Day.Month, 1), skill.Account)))
        {
            var left = books
                .Charges.Where(charge =>
                    charge.Month == ledger.Key.Month
                    && charge.Account == ledger.Key.Account
                    && charge.Category == "Usage"
                    && !rules[ledger.Key.Month].Any(rule => rule.IsValid(charge.Day) && ByHand.Fits(rule, charge))
                )
                .GroupBy(charge => charge.Product)
                .ToDictionary(
                    charges => charges.Key,
                    charges => (double)charges.Aggregate(BigInteger.Zero, (sum, charge) => sum + charge.BilledPico) / PicoPerUsd,
                    StringComparer.Ordinal
                );
            var direct = left.Where(product => product.Value >= LeastUsd).ToDictionary(StringComparer.Ordinal);
            var attributed = ledger
                .Select(skill =>
                    (
                        Rule: rules[ledger.Key.Month]
                            .FirstOrDefault(rule =>
                                rule.Match.TryGetValue("skill", out var pattern)
                                && rule.IsValid(skill.Day)
                                && ByHand.Fits(rule.Match["billing_account"], skill.Account)
                                && ByHand.Fits(pattern, skill.Skill)
                            ),
                        Usd: skill.Pico / PicoPerUsd
                    )
                )
                .Where(part => part.Rule is not null)
                .GroupBy(part => part.Rule!, part => part.Usd)
                .OrderBy(part => part.Key.Line);
            foreach (var part in attributed)
            {
                var products = direct.Where(product => ByHand.Fits(part.Key.Match.GetValueOrDefault("product", "*"), product.Key)).ToList();
                foreach (var product in products)
                {
                    var usd = Math.Min(part.Sum() * product.Value / products.Sum(one => one.Value), left[product.Key]);
                    left[product.Key] -= usd;
                    moved[(ledger.Key.Month, ledger.Key.Account, part.Key.Id)] =
                        moved.GetValueOrDefault((ledger.Key.Month, ledger.Key.Account, part.Key.Id)) + usd;
                }
            }
        }

        return moved;
    }
}
