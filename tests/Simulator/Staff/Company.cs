namespace Finops.Simulator.Staff;

/// <summary>The invented company: a pure function of seed and head count (see <see cref="CompanyFounder"/>).</summary>
public sealed record Company(long Seed, IReadOnlyList<Person> People, IReadOnlyList<Service> Services, IReadOnlyList<CostCenter> CostCenters, Runaway? Runaway)
{
    /// <summary>Name of the organization.</summary>
    public const string Name = "Larkfield Group";

    /// <summary>The vendor's organization id.</summary>
    public const string OrganizationId = "org_larkfield";

    /// <summary>The UUID in the file names of spend reports.</summary>
    public const string OrganizationUuid = "5b0c7d1e-3a84-4f6b-9c52-1d7e60a4f913";

    /// <summary>The contract with the vendor starts here; nothing was used before.</summary>
    public static DateOnly FirstDay { get; } = new(2026, 5, 1);

    /// <summary>Everybody who appears in people.csv.</summary>
    public IEnumerable<Person> Listed => People.Where(static person => person.IsListed);

    /// <summary>People and services.</summary>
    public IEnumerable<Principal> Principals => [.. People, .. Services];

    /// <summary>Founds the company.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 12 people.</exception>
    public static Company Found(long seed, int headCount) => new CompanyFounder(seed, headCount).Found();
}
