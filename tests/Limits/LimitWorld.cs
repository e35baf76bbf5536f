namespace Finops.Tests.Limits;

/// <summary>An invented company: people who come and go, groups, seats, limits of every scope, and what was used. Amounts are whole cents.</summary>
internal sealed record LimitWorld(
    DateOnly AsOf,
    bool HighestGroup,
    IReadOnlyList<LimitWorld.Person> People,
    IReadOnlyList<LimitWorld.Membership> Memberships,
    IReadOnlyList<LimitWorld.Seat> Seats,
    IReadOnlyList<LimitWorld.Line> Lines,
    IReadOnlyList<LimitWorld.Use> Uses
)
{
    public static readonly DateOnly First = new(2026, 7, 1);

    /// <summary>The last day that is whole in both accounts.</summary>
    public DateOnly Through => AsOf.AddDays(-2);

    public static LimitWorld Random(int seed)
    {
        var random = new Random(seed);
        var asOf = new DateOnly(2026, 10, random.Next(4, 32));
        string[] vendors = ["v", "w"],
            scopes = ["v", "w", "*"];
        List<Person> people =
        [
            .. Enumerable
                .Range(0, 14)
                .Select(number => new Person(
                    $"p{number}",
                    First.AddDays(random.Next(-40, 40)),
                    random.Next(4) == 0 ? First.AddDays(random.Next(50, 130)) : null
                )),
        ];
        List<Membership> memberships =
        [
            .. from person in people
            from number in Enumerable.Range(0, 4)
            where random.Next(3) == 0
            select new Membership(
                $"g{number}",
                person.Id,
                First.AddDays(random.Next(-10, 60)),
                random.Next(3) == 0 ? First.AddDays(random.Next(61, 130)) : null
            ),
        ];
        List<Seat> seats =
        [
            .. from day in new[] { First.AddDays(20), First.AddDays(50), First.AddDays(95) }
            from person in people
            from product in new[] { "a", "b" }
            where random.Next(3) == 0
            select new Seat(day, product, person.Id),
        ];
        var lines = new List<Line>();
        foreach (var provider in scopes)
        {
            Add("organization", "organization", 3, 2_000_00);
            foreach (var number in Enumerable.Range(0, 4))
            {
                Add("group", $"g{number}", 2, 400_00);
            }
            foreach (var product in new[] { "a", "b" })
            {
                Add("seat_type", product, 2, 400_00);
            }
            foreach (var person in people)
            {
                Add("person", person.Id, 4, 400_00);
            }

            void Add(string scope, string id, int oneOf, int most)
            {
                for (
                    var start = First.AddDays(random.Next(-20, 70));
                    random.Next(oneOf) == 0 && start < asOf.AddDays(20);
                    start = start.AddDays(random.Next(20, 60))
                )
                {
                    // now and then nothing, and now and then expressly no limit
                    lines.Add(
                        new Line(
                            scope,
                            id,
                            provider,
                            random.Next(6) switch
                            {
                                0 => null,
                                1 => 0,
                                _ => random.Next(1, most),
                            },
                            start,
                            start.AddDays(random.Next(1, 20))
                        )
                    );
                    lines[^1] = lines[^1] with { To = random.Next(2) == 0 ? start.AddDays(20) : lines[^1].To };
                }
            }
        }

        List<Use> uses =
        [
            .. from vendor in vendors
            from person in people
            from day in Enumerable.Range(0, asOf.DayNumber - First.DayNumber + 1)
            where random.Next(3) > 0
            select new Use(vendor, person.Id, First.AddDays(day), random.Next(8) == 0 ? 0 : random.Next(1, 20_00)),
        ];
        return new LimitWorld(asOf, random.Next(2) == 0, people, memberships, seats, lines, uses);
    }

    internal sealed record Person(string Id, DateOnly From, DateOnly? To);

    internal sealed record Membership(string Group, string Person, DateOnly From, DateOnly? To);

    internal sealed record Seat(DateOnly Day, string Product, string Person);

    /// <summary>A line of limits.csv; Cents null is expressly no limit.</summary>
    internal sealed record Line(string Scope, string Id, string Provider, int? Cents, DateOnly From, DateOnly? To);

    internal sealed record Use(string Provider, string Person, DateOnly Day, int Cents);
}
