using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Features;

/// <summary>Chat projects, and the artifacts that people create: drawn from the conversations they had.</summary>
public sealed class ProjectBook(Company company, ActivityBook activity)
{
    private const int PerDepartment = 3;
    private static readonly string[] Topics = ["Knowledge base", "Quarterly planning", "Customer letters"];
    private static readonly string[] Types = ["text/markdown", "application/vnd.ant.react", "text/html", "image/svg+xml", "other"];

    private readonly ILookup<string, ChatProject> projects = Found(company)
        .ToLookup(static project => project.Owner.Assignments[0].Department, StringComparer.Ordinal);

    /// <summary>Use of projects on a UTC day as shown at the clock; a project exists from the day it was made.</summary>
    public IReadOnlyList<ProjectUse> On(DateOnly day, DateTimeOffset clock)
    {
        var uses = new List<ProjectUse>();
        foreach (ActivityDay person in activity.On(day, clock).Where(static person => person.ChatConversations > 0))
        {
            var dice = Dice.For(company.Seed, "project", person.Person.Id, day.ToString("yyyy-MM-dd"));
            ChatProject[] open =
            [
                .. projects[person.Person.On(day)?.Department ?? ""].Where(project => DateOnly.FromDateTime(project.CreatedAt.UtcDateTime) <= day),
            ];
            if (open.Length > 0 && dice.Chance(550))
            {
                int conversations = dice.Between(1, person.ChatConversations);
                uses.Add(
                    new ProjectUse(
                        person.Person,
                        open[dice.Next(open.Length)],
                        conversations,
                        Math.Max(conversations, person.ChatMessages * conversations / person.ChatConversations)
                    )
                );
            }
        }

        return uses;
    }

    /// <summary>Artifacts created on a UTC day as shown at the clock.</summary>
    public IReadOnlyList<ArtifactUse> Artifacts(DateOnly day, DateTimeOffset clock)
    {
        var uses = new List<ArtifactUse>();
        foreach (ActivityDay person in activity.On(day, clock).Where(static person => person.ChatConversations > 0))
        {
            var dice = Dice.For(company.Seed, "artifact", person.Person.Id, day.ToString("yyyy-MM-dd"));
            if (dice.Chance(350))
            {
                int count = dice.Between(1, 1 + Math.Min(4, person.ChatConversations));
                bool isShared = dice.Chance(180);
                uses.Add(new ArtifactUse(person.Person, Types[dice.Next(Types.Length)], isShared, count, isShared ? dice.Between(0, count) : 0));
            }
        }

        return uses;
    }

    private static IEnumerable<ChatProject> Found(Company company)
    {
        foreach (IGrouping<string, Person> department in company.People.GroupBy(static person => person.Assignments[0].Department, StringComparer.Ordinal))
        {
            List<Person> people = [.. department];
            for (int number = 0; number < PerDepartment; number++)
            {
                var dice = Dice.For(company.Seed, "chat-project", department.Key, number.ToString());
                Person owner = people[dice.Next(people.Count)];
                DateOnly made = Company.FirstDay.AddDays(number * 40 + dice.Next(30));
                yield return new ChatProject(
                    $"claude_proj_01{dice.Letters(22)}",
                    $"{department.Key}: {Topics[number]}",
                    owner,
                    new DateTimeOffset(made > owner.Joined ? made : owner.Joined, new TimeOnly(dice.Between(8, 17), dice.Next(60)), TimeSpan.Zero)
                );
            }
        }
    }
}
