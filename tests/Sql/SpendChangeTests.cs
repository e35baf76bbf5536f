namespace Finops.Tests.SqlModels;

/// <summary>What must hold of the parts of a change whatever the ledger: hundreds of random ledgers a run, each a cost center of its own.</summary>
public sealed class SpendChangeTests
{
    private const int Ledgers = 500;
    private static readonly DateOnly Before = new(2026, 9, 1);
    private static readonly DateOnly Now = new(2026, 10, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Parts_OfRandomLedgers_SumToTheChangeToTheLastDigit(int seed)
    {
        var chance = new Random(seed);
        SpendCharge[] charges = [.. Each(center => [.. Random(chance, center, Before, 12), .. Random(chance, center, Now, 12)])];
        var changes = SpendChange.Into(Now, charges);
        foreach (var ledger in charges.GroupBy(charge => charge.Center, StringComparer.Ordinal))
        {
            var expected = ledger.Sum(charge => (charge.Day < Now ? -1 : 1) * (charge.Person is null ? 3 : 1) * charge.Usd);
            Assert.Equal((expected, expected), (changes[ledger.Key].Change, changes[ledger.Key].Parts));
        }
    }

    [Fact]
    public void OtherPricesAlone_AreAllPrice() =>
        Alone(
            (chance, before) =>
                before
                    .GroupBy(charge => charge.Model, StringComparer.Ordinal)
                    .SelectMany(model =>
                    {
                        decimal factor = chance.Next(1, 400) / 100m;
                        return model.Select(charge => charge with { Usd = Math.Round(charge.Usd * factor, 12) });
                    }),
            change => change.Price
        );

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void TheSamePeopleUsingSoManyTimesAsMuch_AreAllVolume(int times) =>
        Alone(
            (_, before) =>
                before.Select(charge =>
                    charge with
                    {
                        InputTokens = charge.InputTokens * times,
                        OutputTokens = charge.OutputTokens * times,
                        Usd = charge.Usd * times,
                    }
                ),
            change => change.Volume
        );

    [Fact]
    public void TwiceAsManyPeopleLikeThose_AreAllPeople() =>
        Alone((_, before) => before.SelectMany(charge => new[] { charge, charge with { Person = charge.Person + "-twin" } }), change => change.People);

    [Fact]
    public void OneMorePersonOfTheSameProfile_IsAllPeople()
    {
        var chance = new Random(5);
        var changes = SpendChange.Into(
            Now,
            Each(center =>
            {
                SpendCharge[] profile = [.. People(chance, center).Select(charge => charge with { Person = "p0" })];
                return [.. Copies(profile, Before, 3), .. Copies(profile, Now, 4)];
            })
        );
        Assert.Equal(Ledgers, changes.Count);
        Assert.All(changes.Values, change => Assert.Equal(change, new SpendChange(change.Change, change.Change, 0, 0, 0, 0, 0, 0)));

        static IEnumerable<SpendCharge> Copies(SpendCharge[] profile, DateOnly month, int people) =>
            Enumerable.Range(0, people).SelectMany(person => profile.Select(charge => charge with { Day = month, Person = $"p{person}" }));
    }

    [Fact]
    public void TokensThatMoveBetweenModelsAtTheirPrices_AreAllMix()
    {
        var chance = new Random(6);
        var changes = SpendChange.Into(
            Now,
            Each(center =>
            {
                long total = chance.Next(2, 1_000_000);
                long first = chance.NextInt64(1, total),
                    second = chance.NextInt64(1, total);
                return
                [
                    Use(center, Before, "opus", first, 0.000005m),
                    Use(center, Before, "haiku", total - first, 0.000001m),
                    Use(center, Now, "opus", second, 0.000005m),
                    Use(center, Now, "haiku", total - second, 0.000001m),
                ];
            })
        );
        Assert.Equal(Ledgers, changes.Count);
        Assert.All(changes.Values, change => Assert.Equal(change, new SpendChange(change.Change, 0, 0, change.Change, 0, 0, 0, 0)));

        static SpendCharge Use(string center, DateOnly month, string model, long tokens, decimal price) =>
            new(month, center, "p1", model, tokens, 0, tokens * price);
    }

    [Fact]
    public void TokensThatMoveBetweenKindsAtTheListPrices_AreMixAndNotPrice()
    {
        // one amount for both kinds, as most vendors charge; output costs five times as much as input
        var changes = SpendChange.Into(
            Now,
            [
                new(Before, "priced", "p1", "opus", 900, 100, 1.4m),
                new(Now, "priced", "p1", "opus", 500, 500, 3m),
                new(Before, "unpriced", "p1", "unpriced-model", 900, 100, 1.4m),
                new(Now, "unpriced", "p1", "unpriced-model", 500, 500, 3m),
            ]
        );
        Assert.Equal(new SpendChange(1.6m, 0, 0, 1.6m, 0, 0, 0, 0), changes["priced"]);
        Assert.Equal(new SpendChange(1.6m, 0, 0, 0, 1.6m, 0, 0, 0), changes["unpriced"]);
    }

    [Fact]
    public void TheOrderOfTheRows_DoesNotMatter()
    {
        var chance = new Random(8);
        SpendCharge[] charges = [.. Each(center => [.. Random(chance, center, Before, 12), .. Random(chance, center, Now, 12)])];
        var changes = SpendChange.Into(Now, charges);
        chance.Shuffle(charges);
        Assert.Equal(
            changes.OrderBy(each => each.Key, StringComparer.Ordinal),
            SpendChange.Into(Now, charges).OrderBy(each => each.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void AmountsOfABillionAndTokensOfAQuadrillion_StayExact()
    {
        var change = SpendChange.Into(
            Now,
            [
                new(Before, "c", "p1", "opus", 900_000_000_000_007, 90_000_000_000_011, 999_999_999.123456789012m),
                new(Now, "c", "p1", "opus", 800_000_000_000_003, 99_000_000_000_013, 1_100_000_000.000000000001m),
            ]
        )["c"];
        Assert.Equal((100_000_000.876543210989m, 100_000_000.876543210989m, 0m), (change.Change, change.Parts, change.People));
    }

    // The month before is random use by people; the month is what `now` makes of it; the whole change must be one part.
    private static void Alone(Func<Random, IReadOnlyList<SpendCharge>, IEnumerable<SpendCharge>> now, Func<SpendChange, decimal> part)
    {
        var chance = new Random(4);
        var changes = SpendChange.Into(
            Now,
            Each(center =>
            {
                var before = People(chance, center);
                return [.. before, .. now(chance, before).Select(charge => charge with { Day = Now })];
            })
        );
        Assert.Equal(Ledgers, changes.Count);
        Assert.All(changes.Values, change =>
            Assert.Equal(
                (change.Change, change.Change, 0m),
                (
                    part(change),
                    change.Parts,
                    Math.Abs(change.People) + Math.Abs(change.Volume) + Math.Abs(change.Mix) + Math.Abs(change.Price) - Math.Abs(part(change))
                )
            )
        );
        Assert.Contains(changes.Values, change => change.Change != 0m);
    }

    private static IEnumerable<SpendCharge> Each(Func<string, IEnumerable<SpendCharge>> ledger) =>
        Enumerable.Range(0, Ledgers).SelectMany(number => ledger($"CC-{number}"));

    private static List<SpendCharge> People(Random chance, string center) =>
        [
            .. Enumerable
                .Range(0, chance.Next(1, 8))
                .Select(number => new SpendCharge(
                    Before,
                    center,
                    $"p{number % 3}",
                    Model(chance),
                    chance.Next(1, 1_000_000),
                    chance.Next(0, 100_000),
                    Amount(chance, 1)
                )),
        ];

    // Everything a ledger can hold: credits, fees, use of nobody, cost without tokens and tokens without cost, months without any.
    private static IEnumerable<SpendCharge> Random(Random chance, string center, DateOnly month, int most) =>
        Enumerable
            .Range(0, chance.Next(0, most))
            .Select(_ => new SpendCharge(
                month.AddDays(chance.Next(0, 28)),
                center,
                chance.Next(5) == 0 ? null : $"p{chance.Next(6)}",
                Model(chance),
                chance.Next(4) == 0 ? 0 : chance.NextInt64(0, 1_000_000_000_000),
                chance.Next(2) == 0 ? 0 : chance.Next(0, 1_000_000),
                chance.Next(6) == 0 ? 0m : Amount(chance, chance.Next(4) == 0 ? -1 : 1),
                chance.Next(6) == 0 ? "Purchase" : "Usage"
            ));

    private static string Model(Random chance) =>
        chance.Next(4) switch
        {
            0 => "opus",
            1 => "haiku",
            2 => "unpriced-a",
            _ => "unpriced-b",
        };

    private static decimal Amount(Random chance, int sign) => sign * chance.NextInt64(0, 1_000_000_000_000_000) * 0.000000000001m;
}
