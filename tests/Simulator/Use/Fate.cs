using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>What the vendor's books do to one principal's day after it was used: it may arrive late, and may be revised for up to 30 days.</summary>
/// <param name="VisibleFrom">Null: with the next refresh. Otherwise the day is missing until then.</param>
/// <param name="Revisions">In the order of their time.</param>
public sealed record Fate(DateTimeOffset? VisibleFrom, IReadOnlyList<Revision> Revisions)
{
    private static readonly Fate Plain = new(null, []);

    /// <summary>The last day after the usage date on which anything still changes.</summary>
    public const int RevisionDays = 30;

    /// <summary>Draws the fate. The runaway's days stay as they are, for tests to find.</summary>
    public static Fate Of(Company company, Principal principal, DateOnly day)
    {
        if (company.Runaway is { } runaway && runaway.Person.Id == principal.Id && day >= runaway.From && day < runaway.To)
        {
            return Plain;
        }

        var dice = Dice.For(company.Seed, "fate", principal.Id, day.ToString("yyyy-MM-dd"));
        var end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        DateTimeOffset? visibleFrom = dice.Chance(30) ? end.AddDays(dice.Between(1, 2)).AddHours(dice.Next(24)) : null;
        var revisions = new List<Revision>();
        while (revisions.Count < 3 && dice.Chance(35))
        {
            // Most corrections come in the first week, some much later.
            int hours = dice.Chance(600) ? dice.Between(6, 7 * 24) : dice.Between(7 * 24, (RevisionDays - 1) * 24);
            int kind = dice.Next(100);
            revisions.Add(
                kind switch
                {
                    < 30 => new Revision(end.AddHours(hours), RevisionKind.Tokens, dice.Between(1010, 1300)),
                    < 55 => new Revision(end.AddHours(hours), RevisionKind.Tokens, dice.Between(650, 990)),
                    < 75 => new Revision(end.AddHours(hours), RevisionKind.Amount, dice.Between(850, 1050)),
                    < 93 => new Revision(end.AddHours(hours), RevisionKind.OtherModel, 1000),
                    _ => new Revision(end.AddHours(hours), RevisionKind.Emptied, 0),
                }
            );
        }

        return visibleFrom is null && revisions.Count == 0 ? Plain : new Fate(visibleFrom, [.. revisions.OrderBy(static revision => revision.At)]);
    }
}
