using Finops.Simulator.Shapes;
using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Files;

/// <summary>The distinct messages of some developers' local sessions in October 2026: the truth behind the JSONL files.</summary>
public static class LocalSessions
{
    private static readonly string[] Repositories = ["payments-api", "mobile-app", "core-ledger", "risk-models", "data-pipelines", "customer-portal"];

    /// <summary>About two dozen sessions, in order of person and time.</summary>
    public static IReadOnlyList<LocalMessage> Messages(Company company)
    {
        IEnumerable<Person> people = company
            .Listed.Where(static person => person.Role == Role.Developer && person.Assignments is [{ To: null }] && person.Joined < new DateOnly(2026, 10, 1))
            .OrderBy(static person => person.PersonId, StringComparer.Ordinal)
            .Take(6);
        return
        [
            .. people.SelectMany(
                (person, index) => Enumerable.Range(0, 4).SelectMany(session => Session(company, person, Repositories[index % Repositories.Length], session))
            ),
        ];
    }

    private static List<LocalMessage> Session(Company company, Person person, string repository, int number)
    {
        var dice = Dice.For(company.Seed, "local-session", person.Id, number.ToString());
        var day = new DateOnly(2026, 10, dice.Between(0, 1) * 14 + 5 + number);
        string sessionId = dice.NextUuid().ToString();
        string model = ModelCalendar.Current(person.Habits.MainFamily, day, person.Habits.ModelLagDays);
        // The last session of each person runs over midnight UTC.
        var at = new DateTimeOffset(day, number == 3 ? new TimeOnly(23, 51) : new TimeOnly(dice.Between(7, 16), dice.Next(60)), TimeSpan.Zero);
        bool hasRequestIds = number != 2;
        var messages = new List<LocalMessage>();
        int count = dice.Between(6, 12);
        for (int i = 0; i < count; i++)
        {
            at += TimeSpan.FromMilliseconds(dice.Between(4_000, 110_000));
            bool isSidechain = number == 1 && i >= count - 3;
            long write = Shape.AgentTurn.Draw(ref dice, 2);
            long anHour = person.Habits.KeepsCacheForAnHour ? write : 0;
            messages.Add(
                new LocalMessage(
                    person,
                    repository,
                    sessionId,
                    at,
                    $"msg_01{dice.Letters(22)}",
                    hasRequestIds ? $"req_011C{dice.Letters(20)}" : null,
                    isSidechain ? ModelCalendar.Current("haiku", day, 0) : model,
                    isSidechain,
                    Shape.AgentTurn.Draw(ref dice),
                    Shape.AgentTurn.Draw(ref dice, 1),
                    write - anHour,
                    anHour,
                    Shape.AgentTurn.Draw(ref dice, 3)
                )
            );
        }

        return messages;
    }
}
