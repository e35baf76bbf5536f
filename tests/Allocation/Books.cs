namespace Finops.Tests.Allocation;

/// <summary>Invented ledgers with everything that allocation looks at. A ledger is a billing account in a month.</summary>
/// <param name="Charges">Charges with person and cost center.</param>
/// <param name="Rules">Rules of all months.</param>
/// <param name="Seats">Day, provider, account, principal and cost center of each seat.</param>
/// <param name="Commits">Hash, day and cost center of each commit.</param>
/// <param name="Skills">Day, provider, account, skill and the spend attributed to it, in 1e-12 USD.</param>
internal sealed record Books(
    IReadOnlyList<Charge> Charges,
    IReadOnlyList<Rule> Rules,
    IReadOnlyList<(DateOnly Day, string Provider, string Account, string Principal, string Center)> Seats,
    IReadOnlyList<(string Hash, DateOnly Day, string Center)> Commits,
    IReadOnlyList<(DateOnly Day, string Provider, string Account, string Skill, long Pico)> Skills
)
{
    /// <summary>Cost centers of cost_centers.csv. Nobody uses anything in the last one.</summary>
    public static readonly string[] Centers = ["CC-0", "CC-1", "CC-2", "CC-3", "CC-4"];

    /// <summary>Members of the group g, from the tenth of January 2020.</summary>
    public static readonly string[] Members = ["p1", "p3"];

    /// <summary>First day of the group.</summary>
    public static readonly DateOnly GroupBegins = new(2020, 1, 10);

    /// <summary>How many ledgers.</summary>
    public int LedgerCount => Charges.Select(charge => (charge.Month, charge.Account)).Distinct().Count();
}
