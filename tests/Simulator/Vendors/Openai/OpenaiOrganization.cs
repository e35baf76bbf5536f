using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.Openai;

/// <summary>Who uses OpenAI in the company: services with a project each, developers with keys of their own, and a project that was given up.</summary>
internal sealed class OpenaiOrganization
{
    private readonly long seed;

    internal OpenaiOrganization(Company company)
    {
        seed = company.Seed;
        var keys = new List<OpenaiKey>();
        foreach (Service service in company.Services.Where(static service => !service.IsActor))
        {
            keys.Add(
                new OpenaiKey(
                    Id("key_", service.Id),
                    new OpenaiProject(Id("proj_", service.Id), service.Name, null),
                    $"{service.Name}-production",
                    Id("sa_", service.Id),
                    null,
                    service.Kind
                )
            );
        }

        var given = new OpenaiProject(Id("proj_", "pilot"), "chat-pilot", new DateOnly(2026, 8, 1));
        keys.Add(new OpenaiKey(Id("key_", "pilot"), given, "pilot", Id("sa_", "pilot"), null, ServiceKind.Conversation));
        var sandbox = new OpenaiProject(Id("proj_", "sandbox"), "engineering-sandbox", null);
        Users = [.. company.People.Where(person => person.Role == Role.Developer && Dice.For(seed, "openai-user", person.PersonId).Chance(500))];
        keys.AddRange(Users.Select(person => new OpenaiKey(Id("key_", person.PersonId), sandbox, "my key", UserId(person), person, null)));
        Keys = keys;
        Projects = [.. keys.Select(static key => key.Project).Distinct()];
    }

    internal IReadOnlyList<Person> Users { get; }

    internal IReadOnlyList<OpenaiKey> Keys { get; }

    internal IReadOnlyList<OpenaiProject> Projects { get; }

    internal string UserId(Person person) => Id("user-", person.PersonId);

    private string Id(string prefix, string of) => prefix + Dice.For(seed, "openai", prefix, of).Letters(20);
}
