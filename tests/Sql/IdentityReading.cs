using static Finops.Tests.SqlModels.IdentityWorld;

namespace Finops.Tests.SqlModels;

/// <summary>Reads an invented company line by line, charge by charge: who used it, who pays, and why it is on the worklist. Shares nothing with the
/// SQL.</summary>
internal sealed class IdentityReading(IdentityWorld world)
{
    /// <summary>Person, cost center and how it was found.</summary>
    public (string? Person, string CostCenter, string By) Of(Charge charge)
    {
        var declared = new[] { Paid("account", charge.ApiKey), Paid("account", charge.Principal) }.FirstOrDefault(payer => payer is not null);
        if (declared is not null)
        {
            return (null, declared, "owner");
        }

        if (PersonOf(charge.Provider, charge.Principal, charge.Day) is { } person)
        {
            return (person.Id, person.CostCenterId ?? "unassigned", "person");
        }

        if ((Paid("workspace", charge.Workspace) ?? Paid("repository", charge.Repository)) is { } owner)
        {
            return (null, owner, "owner");
        }

        return Named(charge) is { } named ? (null, named, "vendor_cost_center")
            : PersonOf(charge.Provider, charge.OwnerEmail, charge.Day) is { } tagged ? (null, tagged.CostCenterId ?? "unassigned", "owner")
            : (null, "unattributed", "none");

        string? Paid(string ownedAs, string? id) => OwnerOf(charge.Provider, ownedAs, id, charge.Day) is { } line ? Payer(line, charge.Day) : null;
    }

    /// <summary>The worklist's line for a charge that nobody pays: finding, what it is about, and whom.</summary>
    public string Finding(Charge charge)
    {
        var (type, id) =
            charge.Principal is { } principal ? (charge.Type, principal)
            : charge.ApiKey is { } key ? ("api_key", key)
            : charge.Workspace is { } workspace ? ("workspace", workspace)
            : charge.Repository is { } repository ? ("repository", repository)
            : ("billing_account", "org");
        var ownedAs = type is "workspace" or "repository" ? type : "account";
        if (OwnerOf(charge.Provider, ownedAs, id, charge.Day) is { } owner && Payer(owner, charge.Day) is null)
        {
            return Line("owner_left", owner.PersonId!);
        }

        if (ownedAs != "account" || type == "billing_account")
        {
            return Line(type == "billing_account" ? "nobody_named" : "no_owner", "none");
        }

        // A key that appears as no principal on the day shows no address.
        var isShown = world.Charges.Any(other =>
            other.Provider == charge.Provider && other.Day == charge.Day && (other.Principal == id || other.OwnerEmail == id)
        );
        var held = Candidates(charge.Provider, id, isShown ? EmailOn(charge.Provider, id, charge.Day) : null).ToList();
        var left = held.Where(one => one.Line.To <= charge.Day)
            .OrderBy(one => one.Precedence)
            .ThenByDescending(one => one.Line.To)
            .ThenBy(one => one.Line.From)
            .ThenBy(one => one.Line.Id, StringComparer.Ordinal);
        var coming = held.Where(one => one.Line.From > charge.Day)
            .OrderBy(one => one.Precedence)
            .ThenBy(one => one.Line.From)
            .ThenBy(one => one.Line.Id, StringComparer.Ordinal);
        return left.FirstOrDefault() is { } gone ? Line("left", gone.Line.Id)
            : coming.FirstOrDefault() is { } next ? Line("not_yet", next.Line.Id)
            : Line(type == "user" ? "unknown" : "no_owner", "none");

        string Line(string finding, string person) => $"{finding} {charge.Provider} {type} {id} {person}";
    }

    private static bool Covers(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day < to);

    private Person? PersonOf(string provider, string? id, DateOnly day) =>
        id is null || OwnerOf(provider, "account", id, day) is not null
            ? null
            : Candidates(provider, id, EmailOn(provider, id, day))
                .Where(one => Covers(one.Line.From, one.Line.To, day))
                .OrderBy(one => one.Precedence)
                .ThenByDescending(one => one.Line.From)
                .ThenBy(one => one.Line.Id, StringComparer.Ordinal)
                .FirstOrDefault()
                ?.Line;

    private IEnumerable<Candidate> Candidates(string provider, string id, string? email)
    {
        foreach (var line in world.People)
        {
            var logins = provider == "github" && line.Login is { } login ? [login] : Array.Empty<string>();
            var ids =
                (provider == "anthropic" && line.UserId == id)
                || logins.Any(one => one.Equals(id, StringComparison.OrdinalIgnoreCase))
                || line.Identities.Contains($"{provider}:{id}");
            if (ids)
            {
                yield return new Candidate(1, line);
            }

            if (line.Id == id)
            {
                yield return new Candidate(2, line);
            }

            if (line.Emails.Contains(id) || (email is not null && line.Emails.Contains(email)))
            {
                yield return new Candidate(3, line);
            }
        }
    }

    // What the vendor shows on the day (the smallest, if several), else what it showed last, else an id that is an address.
    private string? EmailOn(string provider, string id, DateOnly day)
    {
        var shown = world
            .Charges.Where(charge => charge.Provider == provider && charge.Day <= day)
            .SelectMany(charge => new[] { (charge.Day, Id: charge.Principal, charge.Email), (charge.Day, Id: charge.OwnerEmail, Email: charge.OwnerEmail) })
            .Where(one => one.Id == id && one.Email is not null)
            .ToList();
        return shown.Count > 0 ? shown.Where(one => one.Day == shown.Max(other => other.Day)).Select(one => one.Email).Min(StringComparer.Ordinal)
            : id.Contains('@', StringComparison.Ordinal) ? id
            : null;
    }

    private Owner? OwnerOf(string provider, string ownedAs, string? id, DateOnly day)
    {
        if (id is null)
        {
            return null;
        }

        var name = provider == "github" ? id.ToLowerInvariant() : id;
        return world
            .Owners.Where(line => line.Provider == provider && line.OwnedAs == ownedAs && Covers(line.From, line.To, day))
            .Where(line => line.IsBeginning ? name.StartsWith(line.Id, StringComparison.Ordinal) : name == line.Id)
            .OrderBy(line => line.IsBeginning)
            .ThenByDescending(line => line.Id.Length)
            .FirstOrDefault();
    }

    private string? Payer(Owner owner, DateOnly day) =>
        owner.CostCenterId
        ?? (
            world.People.FirstOrDefault(line => line.Id == owner.PersonId && Covers(line.From, line.To, day)) is { } person
                ? person.CostCenterId ?? "unassigned"
                : null
        );

    private string? Named(Charge charge)
    {
        var word = charge.VendorCostCenter?.Trim();
        var there = world.CostCenters.Where(line => Covers(line.From, line.To, charge.Day)).ToList();
        foreach (
            var fits in new Func<CostCenter, bool>[]
            {
                line => line.Id == word,
                line => line.Id.Equals(word, StringComparison.OrdinalIgnoreCase),
                line => line.Name.Equals(word, StringComparison.OrdinalIgnoreCase),
            }
        )
        {
            var meant = there.Where(fits).Select(line => line.Id).Distinct().ToList();
            if (meant.Count > 0)
            {
                return meant.Count == 1 ? meant[0] : null;
            }
        }

        return null;
    }

    private sealed record Candidate(int Precedence, Person Line);
}
