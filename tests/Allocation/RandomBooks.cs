using System.Numerics;

namespace Finops.Tests.Allocation;

/// <summary>Books from a seed: amounts that like to fall on half a cent, a last digit or nothing at all, credits, and rules of every method.</summary>
internal sealed class RandomBooks(int seed)
{
    private const long PicoPerCent = 10_000_000_000;
    private static readonly DateOnly First = new(2020, 1, 1);
    private static readonly string[] Products = ["chat", "code", "office"];
    private static readonly string[] Models = ["m1", "m2"];
    private static readonly string[] Homes = ["CC-0", "CC-1", "CC-1", "CC-2", "CC-3", "unassigned"];

    /// <summary>Methods whose weights are none of the ledger's amounts: a negated ledger is shared in the same way.</summary>
    public static readonly string[] MethodsWithoutAmounts = ["cost_center", "central", "percent", "even", "tokens", "seats", "commits"];

    /// <summary>All methods.</summary>
    public static readonly string[] Methods = [.. MethodsWithoutAmounts, "direct_spend", "list_spend"];

    private readonly Random random = new(seed);
    private int revision;

    /// <summary>Books of months × accounts.</summary>
    public Books Make(int monthCount, int accountCount, IReadOnlyList<string> methods, bool hasSkills = false)
    {
        var months = Enumerable.Range(0, monthCount).Select(First.AddMonths).ToList();
        var accounts = Enumerable.Range(0, accountCount).Select(number => (Provider: $"v{number % 3}", Account: $"a{number}")).ToList();
        var ledgers = months.SelectMany(month => accounts.Select(account => (Month: month, account.Provider, account.Account))).ToList();
        var charges = ledgers.SelectMany(ledger => Charges(ledger.Month, ledger.Provider, ledger.Account)).ToList();
        var rules = months.SelectMany(month => Rules(month, accounts, methods, hasSkills)).Select((rule, number) => rule with { Line = number + 2 }).ToList();
        var seats = ledgers
            .SelectMany(ledger =>
                Enumerable
                    .Range(0, random.Next(2) * random.Next(5))
                    .Select(number => (Day(ledger.Month), ledger.Provider, ledger.Account, $"u{number}", Pick(Homes)))
            )
            .ToList();
        var commits = months
            .SelectMany(month =>
                Enumerable.Range(0, random.Next(3) * random.Next(6)).Select(number => ($"{month:yyyyMM}{number}", Day(month), Pick([.. Homes, "unattributed"])))
            )
            .ToList();
        var skills = !hasSkills
            ? []
            : ledgers
                .SelectMany(ledger =>
                    Enumerable
                        .Range(0, random.Next(3))
                        .Select(number =>
                            (
                                ledger.Month.AddDays(number),
                                ledger.Provider,
                                ledger.Account,
                                Pick(["pdf", "xlsx"]) + number,
                                random.NextInt64(1, 40 * PicoPerCent * 100)
                            )
                        )
                )
                .ToList();
        return new Books(charges, rules, seats, commits, skills);
    }

    /// <summary>The same books as a vendor would revise them and finance would edit them: some charges gone, some new, some with another amount, some rules
    /// gone.</summary>
    public Books Revise(Books books)
    {
        revision++;
        var charges = books
            .Charges.Where(_ => random.Next(40) > 0)
            .Select(charge => random.Next(20) == 0 ? charge with { BilledPico = Amount() } : charge)
            .Concat(
                books
                    .Charges.Where(_ => random.Next(60) == 0)
                    .Select(charge =>
                        charge with
                        {
                            Key = $"{charge.Key}/{revision}",
                            Day = Day(charge.Month),
                            BilledPico = Amount(),
                            Person = null,
                            Center = "unattributed",
                        }
                    )
            )
            .ToList();
        return books with { Charges = charges, Rules = [.. books.Rules.Where(_ => random.Next(30) > 0)] };
    }

    private IEnumerable<Charge> Charges(DateOnly month, string provider, string account)
    {
        var isSmall = random.Next(8) == 0; // one single charge, or nothing but zeros
        for (var number = isSmall ? 1 : random.Next(2, 16); number > 0; number--)
        {
            var person = random.Next(Homes.Length + 2);
            var billed = random.Next(50) == 0 ? BigInteger.Zero : Amount();
            yield return new Charge(
                $"{month:yyyyMM}/{account}/{number}",
                Day(month),
                provider,
                account,
                Pick(["Usage", "Usage", "Usage", "Purchase", "Credit"]),
                Pick(Products),
                Pick(Models),
                person < Homes.Length ? $"p{person}" : null,
                person < Homes.Length ? Homes[person] : "unattributed",
                random.Next(3) * random.NextInt64(5_000_000_000),
                billed,
                random.Next(2) == 0 ? billed : Amount()
            );
        }
    }

    private BigInteger Amount() =>
        random.Next(9) switch
        {
            0 => random.Next(-3, 4),
            1 => random.Next(-300, 900) * (BigInteger)PicoPerCent,
            2 => (random.Next(-300, 900) * (BigInteger)PicoPerCent) + (PicoPerCent / 2),
            3 => -random.NextInt64(PicoPerCent * 500),
            4 => random.NextInt64(PicoPerCent * 100_000) * (BigInteger)1000,
            _ => random.NextInt64(PicoPerCent * 3000),
        };

    private IEnumerable<Rule> Rules(DateOnly month, IReadOnlyList<(string Provider, string Account)> accounts, IReadOnlyList<string> methods, bool hasSkills)
    {
        for (var number = random.Next(2 * accounts.Count); number > 0; number--)
        {
            var match = new Dictionary<string, string>(StringComparer.Ordinal);
            var isBroad = random.Next(accounts.Count) == 0;
            match["billing_account"] = isBroad ? "a*" : Pick(accounts).Account;
            if (hasSkills && random.Next(2) == 0)
            {
                match["skill"] = Pick(["pdf*", "xlsx?", "*"]);
                match[Pick(["product", "provider"])] = "*";
                if (random.Next(2) == 0)
                {
                    match["product"] = Pick(["co*", "chat|office", "code"]);
                }
            }
            else
            {
                var (field, pattern) = Pick([
                    ("product", "code"),
                    ("product", "c*|office"),
                    ("model", "m1"),
                    ("model", "m?"),
                    ("person", "p1|p4"),
                    ("person", "*"),
                    ("principal_type", "api_key"),
                    ("principal_type", "api_key"),
                    ("cost_center", "CC-1"),
                    ("group", "g"),
                    ("charge_category", "Purchase"),
                    ("charge_category", "Credit"),
                ]);
                match[field] = pattern;
            }

            var method = Pick(methods);
            var targets = Targets(method);
            var from = random.Next(4) == 0 ? Day(month) : month;
            DateOnly? to = random.Next(4) == 0 ? from.AddDays(random.Next(1, 20)) : month.AddMonths(1);
            yield return new Rule(
                0,
                $"r{month:yyyyMM}-{number}",
                match,
                method,
                targets,
                method is "direct_spend" or "tokens" or "seats" ? Pick(["account", "account", "provider", "all"]) : "account",
                from,
                to < month.AddMonths(1) ? to : month.AddMonths(1)
            );
        }
    }

    private Dictionary<string, long> Targets(string method)
    {
        var some = Books.Centers.OrderBy(_ => random.Next()).Take(random.Next(1, Books.Centers.Length)).ToList();
        return method switch
        {
            "central" => [],
            "cost_center" => new() { [some[0]] = 1 },
            "percent" => Percents(some),
            _ => random.Next(2) == 0 ? [] : some.ToDictionary(center => center, _ => 1L, StringComparer.Ordinal),
        };
    }

    private Dictionary<string, long> Percents(List<string> centers)
    {
        var left = 100_000_000L; // in millionths of a percent
        var shares = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var center in centers)
        {
            shares[center] = shares.Count == centers.Count - 1 ? left : random.NextInt64(1, left - centers.Count);
            left -= shares[center];
        }

        return shares;
    }

    private DateOnly Day(DateOnly month) => month.AddDays(random.Next(DateTime.DaysInMonth(month.Year, month.Month)));

    private T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
