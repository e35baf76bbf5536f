namespace Finops.Tests.SqlModels;

/// <summary>
/// An invented company whose people rename, move, leave and come back, whose addresses are used again by others, whose keys and workspaces have owners who
/// leave, and whose vendors know all this only by halves. Few names for many things, so that everything that can collide does.
/// </summary>
internal sealed record IdentityWorld(
    IReadOnlyList<IdentityWorld.Person> People,
    IReadOnlyList<IdentityWorld.CostCenter> CostCenters,
    IReadOnlyList<IdentityWorld.Owner> Owners,
    IReadOnlyList<IdentityWorld.Charge> Charges
)
{
    /// <summary>First day of the charges.</summary>
    public static readonly DateOnly First = new(2026, 7, 1);

    private const int DayCount = 60;
    private static readonly string[] Providers = ["anthropic", "openai", "github"];
    private static readonly string[] Types = ["user", "user", "user", "api_key", "service_account", "workspace"];

    /// <summary>The same company for the same seed.</summary>
    public static IdentityWorld Of(int seed)
    {
        var random = new Random(seed);
        return new IdentityWorld(
            [.. PeopleOf(random)],
            [.. CostCentersOf(random)],
            [.. OwnersOf(random)],
            [.. Enumerable.Range(0, 1500).Select(number => ChargeOf(number, random))]
        );
    }

    private static IEnumerable<Person> PeopleOf(Random random) =>
        Enumerable
            .Range(0, 30)
            .SelectMany(number =>
            {
                var (userId, login) = (Maybe(random, 0.7, $"user_{random.Next(30)}"), Maybe(random, 0.7, $"Login-{random.Next(30)}"));
                return Spans(random)
                    .Select(span => new Person(
                        $"p{number:00}",
                        [.. Enumerable.Range(0, random.Next(3)).Select(_ => Address(random)).Distinct()],
                        userId,
                        login,
                        [.. Enumerable.Range(0, random.Next(2)).Select(_ => $"openai:U{random.Next(20)}")],
                        Maybe(random, 0.9, $"CC-{random.Next(7)}"),
                        span.From,
                        span.To
                    ))
                    .ToList();
            });

    private static IEnumerable<CostCenter> CostCentersOf(Random random) =>
        Enumerable
            .Range(0, 6)
            .SelectMany(number =>
                Spans(random)
                    .Select(span => new CostCenter($"CC-{number}", random.Next(3) == 0 ? "Payments" : $"Unit {random.Next(4)}", span.From, span.To))
                    .ToList()
            );

    private static IEnumerable<Owner> OwnersOf(Random random)
    {
        (string Provider, string OwnedAs, string Id, bool IsBeginning)[] owned =
        [
            ("openai", "account", "key_1", false),
            ("openai", "account", "key_", true),
            ("openai", "account", "key_1", true),
            ("openai", "workspace", "ws_1", false),
            ("openai", "workspace", "key_1", false),
            ("anthropic", "account", "user_1", false),
            ("anthropic", "account", "a3@x.example", false),
            ("anthropic", "workspace", "", true),
            ("github", "account", "login-1", false),
            ("github", "repository", "acme/", true),
            ("github", "repository", "acme/app-1", false),
            ("openai", "account", "a4@x.example", false),
        ];
        return owned.SelectMany(one =>
            Spans(random)
                .Select(span =>
                {
                    var costCenter = Maybe(random, 0.4, $"CC-{random.Next(7)}");
                    return new Owner(
                        one.Provider,
                        one.OwnedAs,
                        one.Id,
                        one.IsBeginning,
                        Maybe(random, costCenter is null ? 1 : 0.5, $"p{random.Next(30):00}"),
                        costCenter,
                        span.From,
                        span.To
                    );
                })
                .ToList()
        );
    }

    private static Charge ChargeOf(int number, Random random)
    {
        var provider = Providers[random.Next(Providers.Length)];
        var principal = random.Next(9) switch
        {
            0 => null,
            1 or 2 => $"user_{random.Next(35)}",
            3 => provider == "github" ? $"LOGIN-{random.Next(35)}" : $"Login-{random.Next(35)}",
            4 => $"U{random.Next(22)}",
            5 => $"key_{random.Next(3)}",
            6 => $"p{random.Next(33):00}",
            _ => Address(random),
        };
        var type = principal is null ? "unattributed" : Types[random.Next(Types.Length)];
        return new Charge(
            $"c{number:0000}",
            provider,
            First.AddDays(random.Next(DayCount)),
            type,
            principal,
            Maybe(random, 0.4, Address(random)),
            Maybe(random, 0.2, Address(random)),
            Maybe(random, 0.3, $"key_{random.Next(4)}"),
            type == "workspace" ? principal : Maybe(random, 0.4, random.Next(4) == 0 ? "key_1" : $"ws_{random.Next(3)}"),
            Maybe(random, 0.3, $"Acme/App-{random.Next(3)}"),
            Maybe(
                random,
                0.3,
                random.Next(4) switch
                {
                    0 => $"cc-{random.Next(8)}",
                    1 => "PAYMENTS ",
                    2 => $"unit {random.Next(5)}",
                    _ => $"CC-{random.Next(8)}",
                }
            ),
            random.Next(-1000, 5000) * 0.000001m
        );
    }

    // One to three stretches that don't overlap, some with a gap, the last often open.
    private static IEnumerable<(DateOnly From, DateOnly? To)> Spans(Random random)
    {
        var from = First.AddDays(random.Next(-10, 25));
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            DateOnly? to = left == 1 && random.Next(2) == 0 ? null : from.AddDays(random.Next(1, 25));
            yield return (from, to);
            from = (to ?? from).AddDays(random.Next(3) == 0 ? random.Next(1, 8) : 0);
        }
    }

    private static string Address(Random random) => $"a{random.Next(25)}@x.example";

    private static string? Maybe(Random random, double chance, string value) => random.NextDouble() < chance ? value : null;

    /// <summary>A line of ref_people.</summary>
    internal sealed record Person(
        string Id,
        IReadOnlyList<string> Emails,
        string? UserId,
        string? Login,
        IReadOnlyList<string> Identities,
        string? CostCenterId,
        DateOnly From,
        DateOnly? To
    );

    /// <summary>A line of ref_cost_centers.</summary>
    internal sealed record CostCenter(string Id, string Name, DateOnly From, DateOnly? To);

    /// <summary>A line of ref_principal_owners.</summary>
    internal sealed record Owner(
        string Provider,
        string OwnedAs,
        string Id,
        bool IsBeginning,
        string? PersonId,
        string? CostCenterId,
        DateOnly From,
        DateOnly? To
    );

    /// <summary>A row of the ledger; what the vendor leaves out is null.</summary>
    internal sealed record Charge(
        string Key,
        string Provider,
        DateOnly Day,
        string Type,
        string? Principal,
        string? Email,
        string? OwnerEmail,
        string? ApiKey,
        string? Workspace,
        string? Repository,
        string? VendorCostCenter,
        decimal Usd
    );
}
