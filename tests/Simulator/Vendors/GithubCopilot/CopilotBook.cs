using System.Collections.Concurrent;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.GithubCopilot;

/// <summary>GitHub's books: who holds a seat, who used what, what the month's pool covers. A pure function of the company.</summary>
public sealed class CopilotBook(Company company)
{
    /// <summary>Copilot is billed in AI credits from this day on.</summary>
    public static readonly DateOnly FirstCreditDay = new(2026, 6, 1);

    private static readonly string[] Models = ["Claude Sonnet 5", "Claude Opus 5.5", "GPT-5.4", "Auto: Claude Haiku 4.5", "Auto: GPT-5.4"];
    private readonly ConcurrentDictionary<DateOnly, IReadOnlyList<CopilotUse>> drawn = new();
    private readonly ConcurrentDictionary<DateOnly, IReadOnlyList<CopilotUse>> charged = new();

    /// <summary>USD of one AI credit, or of one premium request.</summary>
    public static decimal Price(DateOnly day) => day < FirstCreditDay ? 0.04m : 0.01m;

    /// <summary>USD a seat and month.</summary>
    public static decimal SeatPrice(string plan) => plan == "enterprise" ? 39m : 19m;

    /// <summary>Everybody with a seat on a day: those who write code for a living, and every second analyst.</summary>
    public IReadOnlyList<Person> Holders(DateOnly day) =>
        [
            .. company.People.Where(person =>
                person.On(day) is not null && (person.Role == Role.Developer || (person.Role == Role.Analyst && Draw("seat", person).Chance(500)))
            ),
        ];

    /// <summary>"business" or "enterprise".</summary>
    public string PlanOf(Person person) => Draw("plan", person).Chance(250) ? "enterprise" : "business";

    /// <summary>The organization that assigns the seat.</summary>
    public string OrganizationOf(Person person) => Draw("organization", person).Chance(400) ? "larkfield-us" : "larkfield-emea";

    /// <summary>GitHub's login; capitals are kept in some places and mean nothing.</summary>
    public string LoginOf(Person person) =>
        Draw("login", person).Chance(250) ? char.ToUpperInvariant(person.GithubLogin[0]) + person.GithubLogin[1..] : person.GithubLogin;

    /// <summary>GitHub's number of a person.</summary>
    public long IdOf(Person person) => 9_000_000 + long.Parse(person.PersonId[1..]);

    /// <summary>The use of a day; the month's pool is drawn on in the order of the rows.</summary>
    public IReadOnlyList<CopilotUse> Uses(DateOnly day) => charged.GetOrAdd(day, Charge);

    /// <summary>Seats of a plan on a day as parts of a month, as GitHub bills them day by day.</summary>
    public decimal SeatMonths(DateOnly day, string plan, string organization) =>
        Math.Round(
            (decimal)Holders(day).Count(person => PlanOf(person) == plan && OrganizationOf(person) == organization) / DateTime.DaysInMonth(day.Year, day.Month),
            10
        );

    private List<CopilotUse> Charge(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        decimal left = Pool(first);
        for (DateOnly before = first; before < day; before = before.AddDays(1))
        {
            left -= Drawn(before).Sum(static use => use.Quantity);
        }

        var uses = new List<CopilotUse>();
        foreach (CopilotUse use in Drawn(day))
        {
            decimal free = Math.Clamp(left, 0, use.Quantity);
            left -= use.Quantity;
            uses.Add(use with { Free = free });
        }

        return uses;
    }

    // Credits: 1,900 and 3,900 a seat, 3,000 and 7,000 from June to August. Premium requests: 300 and 1,000.
    private decimal Pool(DateOnly month)
    {
        (int business, int enterprise) =
            month < FirstCreditDay ? (300, 1000)
            : month < new DateOnly(2026, 9, 1) ? (3000, 7000)
            : (1900, 3900);
        return Holders(month).Sum(person => PlanOf(person) == "enterprise" ? enterprise : business);
    }

    private IReadOnlyList<CopilotUse> Drawn(DateOnly day) => drawn.GetOrAdd(day, date => [.. Plan(date)]);

    private IEnumerable<CopilotUse> Plan(DateOnly day)
    {
        if (day < Company.FirstDay)
        {
            yield break;
        }

        bool isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        foreach (Person person in Holders(day))
        {
            Dice dice = Dice.For(company.Seed, "copilot", person.Id, day.ToString("yyyy-MM-dd"));
            if (!dice.Chance(isWeekend ? 80 : 780))
            {
                continue;
            }

            int rows = dice.Between(1, 3);
            int first = dice.Next(Models.Length);
            for (int row = 0; row < rows; row++)
            {
                yield return new CopilotUse(person, "copilot", Models[(first + row) % Models.Length], Quantity(ref dice, day, 260_000), 0);
            }

            if (dice.Chance(150))
            {
                yield return new CopilotUse(person, "coding_agent", "Coding Agent model", Quantity(ref dice, day, 400_000), 0);
            }
        }

        Dice reviews = Dice.For(company.Seed, "copilot", "reviews", day.ToString("yyyy-MM-dd"));
        if (!isWeekend && reviews.Chance(800))
        {
            yield return new CopilotUse(null, "copilot", "Code Review model", Quantity(ref reviews, day, 300_000), 0);
        }
    }

    private static decimal Quantity(ref Dice dice, DateOnly day, int most) =>
        day < FirstCreditDay ? dice.Between(3, most / 1000) / 10m : dice.Between(700, most) / 1000m;

    private Dice Draw(string what, Person person) => Dice.For(company.Seed, "copilot " + what, person.Id);
}
