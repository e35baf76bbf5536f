using Finops.Simulator.Shapes;

namespace Finops.Simulator.Staff;

/// <summary>Hires everybody: names, roles, cost centers, joiners, leavers, movers, and the odd cases that a ledger must bear.</summary>
internal sealed class CompanyFounder(long seed, int headCount)
{
    private static readonly DateOnly Start = Company.FirstDay;
    private readonly HashSet<string> takenNames = new(StringComparer.Ordinal);
    private Dice dice = Dice.For(seed, "company");

    internal Company Found()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(headCount, CostCenterPlan.All.Count);
        List<int> places = Places();
        List<Role> roles = [.. places.Select((place, index) => RoleAt(place, index))];
        List<int> shares = Shares(roles);
        List<Person> people = [.. Enumerable.Range(0, headCount).Select(index => Hire(index, places[index], roles[index], shares[index]))];
        List<CostCenter> costCenters = [.. CostCenterPlan.All.Select((plan, index) => plan.CostCenter with { Owner = people[index].DisplayName })];
        Reassign(people);
        Runaway? runaway = PickRunaway(people);
        people.Add(Outsider());
        return new Company(seed, people, Services(), costCenters, runaway);
    }

    /// <summary>The first twelve lead one cost center each, the others follow the weights.</summary>
    private List<int> Places()
    {
        int[] weighted = [.. CostCenterPlan.All.SelectMany(static (plan, index) => Enumerable.Repeat(index, plan.Weight))];
        return [.. Enumerable.Range(0, headCount).Select(index => index < CostCenterPlan.All.Count ? index : weighted[dice.Next(weighted.Length)])];
    }

    private Role RoleAt(int place, int index)
    {
        int developers = CostCenterPlan.All[place].CostCenter.DeveloperPermille;
        return index < CostCenterPlan.All.Count && developers < 500 ? Role.Business
            : dice.Chance(developers) ? Role.Developer
            : dice.Chance(450) ? Role.Analyst
            : Role.Business;
    }

    /// <summary>Everybody gets one place on ServeGen's curve, so that a small company has the tail too; developers tend upwards.</summary>
    private List<int> Shares(List<Role> roles)
    {
        List<int> luck = [.. roles.Select(role => dice.Next(1000) + (role == Role.Developer ? 250 : 0))];
        int[] rank = [.. Enumerable.Range(0, headCount).OrderBy(index => luck[index]).ThenBy(static index => index)];
        var shares = new int[headCount];
        for (int place = 0; place < headCount; place++)
        {
            shares[rank[place]] = (int)Shape.UserShare.At((2 * place + 1) * 500 / headCount);
        }

        return [.. shares];
    }

    private Person Hire(int index, int place, Role role, int share)
    {
        CostCenter costCenter = CostCenterPlan.All[place].CostCenter;
        string? manager =
            index == 0 ? null
            : index < CostCenterPlan.All.Count ? PersonId(0)
            : PersonId(place);
        return Draw(index, role, share, [new Assignment(costCenter.Id, costCenter.Department, costCenter.BusinessUnit, manager, Start, null)]);
    }

    private Person Draw(int index, Role role, int share, IReadOnlyList<Assignment> assignments)
    {
        (string given, string family) = Name();
        string address = $"{given}.{family}@larkfield.example".ToLowerInvariant();
        string alias = $"{given[0]}{family}@larkfield.example".ToLowerInvariant();
        bool hasAlias = dice.Chance(250);
        string unit = assignments[0].BusinessUnit;
        return new Person(
            $"user_01{dice.Letters(22)}",
            PersonId(index),
            $"{given} {family}",
            hasAlias ? [address, alias] : [address],
            hasAlias && dice.Chance(500) ? alias : address,
            dice.NextUuid(),
            $"{given}-{family}{(dice.Chance(300) ? "-lf" : "")}".ToLowerInvariant(),
            role,
            new Habits(
                share,
                dice.Chance(700) ? "opus" : "sonnet",
                dice.Chance(400) ? dice.Next(3) : dice.Between(3, 25),
                dice.Between(-2, 3),
                dice.Chance(250),
                role == Role.Developer && dice.Chance(80) ? 300 : 0,
                string.Equals(unit, CostCenterPlan.Markets, StringComparison.Ordinal) && dice.Chance(600),
                new DateOnly(2026, 6, 15).AddDays(dice.Next(80))
            ),
            assignments,
            dice.Chance(250)
                ? [$"rbac_group_{unit.Split(' ')[0].ToLowerInvariant()}", "rbac_group_power_users"]
                : [$"rbac_group_{unit.Split(' ')[0].ToLowerInvariant()}"]
        );
    }

    private (string Given, string Family) Name()
    {
        while (true)
        {
            string given = NamePool.Given[dice.Next(NamePool.Given.Count)];
            string family = NamePool.Family[dice.Next(NamePool.Family.Count)];
            if (takenNames.Add($"{given[0]}{family}"))
            {
                return (given, family);
            }

            if (takenNames.Count > 800)
            {
                family += takenNames.Count.ToString();
                takenNames.Add($"{given[0]}{family}");
                return (given, family);
            }
        }
    }

    /// <summary>Joiners, leavers, movers and the people without a cost center; never the first twelve, who lead.</summary>
    private void Reassign(List<Person> people)
    {
        IReadOnlyList<int> others = dice.Shuffled(Enumerable.Range(CostCenterPlan.All.Count, headCount - CostCenterPlan.All.Count));
        var next = new Queue<int>(others);
        Repeat(next, headCount / 10, index => people[index] = Join(people[index]));
        Repeat(next, Math.Max(1, headCount / 16), index => people[index] = Leave(people[index]));
        Repeat(next, Math.Max(1, headCount / 20), index => people[index] = Move(people[index]));
        Repeat(next, headCount >= 40 ? 2 : 1, index =>
            people[index] = people[index] with
            {
                Assignments = [people[index].Assignments[0] with { CostCenterId = null, Department = "Incubator", BusinessUnit = CostCenterPlan.Corporate }],
            }
        );
        int deleted = people.FindIndex(static person => person.Left is not null);
        if (deleted >= 0)
        {
            people[deleted] = people[deleted] with { AccountDeletedOn = people[deleted].Left!.Value.AddDays(20) };
        }
    }

    private static void Repeat(Queue<int> next, int count, Action<int> change)
    {
        for (int i = 0; i < count && next.TryDequeue(out int index); i++)
        {
            change(index);
        }
    }

    private Person Join(Person person) => person with { Assignments = [person.Assignments[0] with { From = Start.AddDays(dice.Between(5, 165)) }] };

    private Person Leave(Person person) => person with { Assignments = [person.Assignments[0] with { To = Start.AddDays(dice.Between(30, 160)) }] };

    private Person Move(Person person)
    {
        Assignment old = person.Assignments[0];
        int here = CostCenterPlan.All.ToList().FindIndex(plan => string.Equals(plan.CostCenter.Id, old.CostCenterId, StringComparison.Ordinal));
        int there = (here + dice.Between(1, CostCenterPlan.All.Count - 1)) % CostCenterPlan.All.Count;
        CostCenter target = CostCenterPlan.All[there].CostCenter;
        DateOnly day = Start.AddMonths(dice.Between(1, 5)).AddDays(dice.Between(9, 19));
        return person with
        {
            Assignments = [old with { To = day }, new Assignment(target.Id, target.Department, target.BusinessUnit, PersonId(there), day, null)],
        };
    }

    /// <summary>An ordinary developer, there all the time, in a cost center of middling use, so that two days are seen against its month.</summary>
    private static Runaway? PickRunaway(List<Person> people)
    {
        List<IGrouping<string, Person>> teams =
        [
            .. people
                .Where(static person => person.Role == Role.Developer && person.Assignments is [{ CostCenterId: not null, To: null }] && person.Joined == Start)
                .GroupBy(static person => person.Assignments[0].CostCenterId!, StringComparer.Ordinal)
                .OrderBy(static team => team.Sum(static person => person.Habits.SharePermille))
                .ThenBy(static team => team.Key, StringComparer.Ordinal),
        ];
        if (teams.Count == 0)
        {
            return null;
        }

        IGrouping<string, Person> team = teams[teams.Count / 2];
        Person culprit = team.OrderBy(static person => Math.Abs(person.Habits.SharePermille - 400))
            .ThenBy(static person => person.PersonId, StringComparer.Ordinal)
            .First();
        return new Runaway(culprit, team.Key, new DateOnly(2026, 10, 17), new DateOnly(2026, 10, 19), 850);
    }

    private Person Outsider() =>
        Draw(headCount, Role.Developer, 700, [new Assignment(null, "External", CostCenterPlan.Technology, null, Start.AddDays(33), null)]) with
        {
            IsListed = false,
        };

    private List<Service> Services() =>
        [
            new("ci-code-review", "ci-code-review", false, ServiceKind.CodeReview, 600 + headCount * 10, 150),
            new("support-triage", "support-triage", false, ServiceKind.Conversation, 400 + headCount * 10, 600),
            new("document-index", "document-index", false, ServiceKind.Bulk, 2000 + headCount * 20, 1000),
            new($"user_01{dice.Letters(22)}", "Claude Security", true, ServiceKind.CodeReview, 20 + headCount, 1000),
        ];

    private static string PersonId(int index) => $"p{index + 1:0000}";
}
