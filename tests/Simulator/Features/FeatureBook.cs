using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Features;

/// <summary>Which skills, connectors and plugins people used on a day: drawn from what they did that day, and priced as a part of what they were
/// charged.</summary>
public sealed class FeatureBook(Company company, Ledger ledger, ActivityBook activity)
{
    private const int MostSkills = 3;

    /// <summary>Uses of a UTC day as shown at the clock, person by person; empty when the day is not available yet.</summary>
    public IReadOnlyList<FeatureUse> On(DateOnly day, DateTimeOffset clock)
    {
        var uses = new List<FeatureUse>();
        IReadOnlyList<ActivityDay> people = activity.On(day, clock);
        ILookup<string, UseFact> facts =
            people.Count == 0
                ? Array.Empty<UseFact>().ToLookup(static _ => "")
                : ledger.Facts(day, World.Watermark(clock)).ToLookup(static fact => fact.Principal.Id, StringComparer.Ordinal);
        foreach (ActivityDay person in people)
        {
            foreach (string product in new[] { "chat", "claude_code", "cowork", "office_agent" })
            {
                if (Sessions(person, product) is var sessions and > 0)
                {
                    uses.AddRange(Of(person, product, sessions, [.. facts[person.Person.Id].Where(fact => fact.Product == product)]));
                }
            }
        }

        return uses;
    }

    private List<FeatureUse> Of(ActivityDay person, string product, int sessions, IReadOnlyList<UseFact> facts)
    {
        List<Charge> charges = [.. facts.SelectMany(PriceList.Charges)];
        decimal billed = charges.Sum(static charge => charge.BilledCents),
            list = charges.Sum(static charge => charge.ListCents);
        var uses = new List<FeatureUse>();
        foreach (Feature feature in FeatureList.Items.Where(feature => feature.Products.Contains(product) && feature.Roles.Contains(person.Person.Role)))
        {
            var dice = Dice.For(company.Seed, "feature", feature.Kind.ToString(), feature.Name, person.Person.Id, person.Day.ToString("yyyy-MM-dd"), product);
            if (
                !dice.Chance(feature.Permille)
                || (feature.Kind == FeatureKind.Skill && uses.Count(static use => use.Feature.Kind == FeatureKind.Skill) == MostSkills)
            )
            {
                continue;
            }

            int used = dice.Between(1, sessions);
            // Three skills at most, a third of the charges at most each.
            int permille = feature.Kind == FeatureKind.Skill ? dice.Between(30, 330) : 0;
            uses.Add(
                new FeatureUse(person.Person, person.Day, feature, product)
                {
                    Sessions = used,
                    Invocations = used * dice.Between(1, feature.Kind == FeatureKind.Connector ? 12 : 3),
                    OfficeApplication = product == "office_agent" ? person.OfficeApplication : "",
                    IsInstalled = feature.Kind == FeatureKind.Plugin && dice.Chance(60),
                    BilledCents = Part(billed, permille),
                    ListCents = product == "chat" ? null : Part(list, permille),
                }
            );
        }

        return uses;
    }

    private static decimal Part(decimal cents, int permille) => Math.Round(cents * permille / 1000m, 6, MidpointRounding.ToZero);

    private static int Sessions(ActivityDay person, string product) =>
        product switch
        {
            "chat" => person.ChatConversations,
            "claude_code" => person.CodeSessions,
            "cowork" => person.CoworkSessions,
            _ => person.OfficeMessages > 0 ? 1 : 0,
        };
}
