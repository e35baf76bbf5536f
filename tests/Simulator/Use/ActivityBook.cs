using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>Counts people's activity from what they used. A few counts are completed up to three days after a day first appears.</summary>
public sealed class ActivityBook(Company company, Ledger ledger)
{
    private static readonly string[] OfficeApplications = ["excel", "excel", "outlook", "powerpoint", "word", "word"];

    /// <summary>People active on a day as shown at the clock; empty when the day is not available yet.</summary>
    public IReadOnlyList<ActivityDay> On(DateOnly day, DateTimeOffset clock)
    {
        if (day < Company.FirstDay || day > World.LatestActivityDay(clock))
        {
            return [];
        }

        return
        [
            .. ledger
                .Metered(day)
                .GroupBy(static fact => fact.Principal)
                .Where(static facts => facts.Key is Person)
                .Select(facts => Count((Person)facts.Key, day, [.. facts], clock)),
        ];
    }

    private ActivityDay Count(Person person, DateOnly day, IReadOnlyList<UseFact> facts, DateTimeOffset clock)
    {
        var dice = Dice.For(company.Seed, "activity", person.Id, day.ToString("yyyy-MM-dd"));
        int code = Requests(facts, "claude_code"),
            chat = Requests(facts, "chat"),
            cowork = Requests(facts, "cowork");
        int design = Requests(facts, "claude_design"),
            office = Requests(facts, "office_agent");
        bool isRunaway = company.Runaway is { } runaway && runaway.Person.Id == person.Id && day >= runaway.From && day < runaway.To;
        int sessions =
            code == 0 ? 0
            : isRunaway ? 2
            : Math.Min(40, 1 + code / dice.Between(60, 140));
        int commits = 0;
        for (int i = 0; i < sessions * 2 && !isRunaway; i++)
        {
            commits += dice.Chance(person.Role == Role.Developer ? 240 : 100) ? 1 : 0;
        }

        int pulls = 0;
        for (int i = 0; i < commits; i++)
        {
            pulls += dice.Chance(230) ? 1 : 0;
        }

        int lines = commits * dice.Between(15, 140);
        int lateCommits = commits > 0 && dice.Chance(60) && World.LatestActivityDay(clock).DayNumber - day.DayNumber < 3 ? 1 : 0;
        return new ActivityDay(person, day)
        {
            CodeSessions = sessions,
            Commits = commits - lateCommits,
            PullRequests = Math.Min(pulls, commits - lateCommits),
            LinesAdded = lines,
            LinesRemoved = lines * dice.Between(100, 700) / 1000,
            EditsAccepted = code * dice.Between(80, 200) / 1000,
            EditsRejected = code * dice.Between(2, 25) / 1000,
            ChatConversations = chat == 0 ? 0 : 1 + chat / 14,
            ChatMessages = (chat + 1) / 2,
            CoworkSessions = cowork == 0 ? 0 : 1 + cowork / 30,
            CoworkMessages = cowork / 3,
            DesignSessions = design == 0 ? 0 : 1,
            DesignMessages = design,
            OfficeApplication = OfficeApplications[dice.Next(OfficeApplications.Length)],
            OfficeMessages = office,
            WebSearches = (int)facts.Sum(static fact => fact.WebSearches),
        };
    }

    private static int Requests(IReadOnlyList<UseFact> facts, string product) =>
        (int)facts.Where(fact => fact.Product == product).Sum(static fact => fact.Requests);
}
