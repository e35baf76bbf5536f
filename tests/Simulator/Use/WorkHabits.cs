using Finops.Simulator.Shapes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>What a person or service plans for a day, before anything is metered.</summary>
internal static class WorkHabits
{
    private static readonly string[] SlackChannels = ["C07LARKPAY", "C07LARKOPS", "C07LARKRISK"];

    /// <summary>Permille of the mean volume: rises in a line from May 2026 on.</summary>
    private static int Growth(DateOnly day) => 640 + (day.DayNumber - Company.FirstDay.DayNumber) * 5 / 2;

    internal static IEnumerable<WorkItem> Plan(long seed, Person person, DateOnly day)
    {
        Habits habits = person.Habits;
        var dice = Dice.For(seed, "plan", person.Id, day.ToString("yyyy-MM-dd"));
        bool isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        bool isHoliday = day >= habits.HolidayStart && day < habits.HolidayStart.AddDays(14);
        bool isThere = dice.Chance(isWeekend ? (person.Role == Role.Developer ? 90 : 25) : (person.Role == Role.Developer ? 890 : 760));
        if (person.On(day) is null || isHoliday || !isThere)
        {
            yield break;
        }

        long ratio = Math.Max(60, Shape.DayRatio.Draw(ref dice)) * Growth(day) / (isWeekend ? 2500 : 1000);
        foreach (ProductHabit product in ProductHabit.Of(person.Role))
        {
            if (!dice.Chance(product.Permille))
            {
                continue;
            }

            long share = product.FollowsShare ? habits.SharePermille : Math.Clamp(habits.SharePermille, 300, 3000);
            int requests = (int)(product.Requests * share * ratio / 1_000_000);
            if (requests == 0)
            {
                continue;
            }

            int small = product.Name == "claude_code" ? requests * 12 / 100 : 0;
            if (small > 0)
            {
                yield return Item(person, day, product, "haiku", small);
            }

            string family = product.Family ?? (dice.Chance(850) ? habits.MainFamily : "sonnet");
            bool isFast = family == "opus" && product.Name == "claude_code" && dice.Chance(habits.FastPermille);
            WorkItem main = Item(person, day, product, family, requests - small);
            yield return main with
            {
                Speed = isFast ? "fast" : "standard",
                SlackChannelId = product.Name == "claude-tag" ? SlackChannels[dice.Next(SlackChannels.Length)] : null,
            };
        }
    }

    /// <summary>A service's plan. Services stay with a model until forty days after its successor's release.</summary>
    internal static WorkItem Plan(long seed, Service service, DateOnly day)
    {
        var dice = Dice.For(seed, "plan", service.Id, day.ToString("yyyy-MM-dd"));
        bool isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        long permille = Growth(day) * (isWeekend ? service.WeekendPermille : 1000) / 1000 * dice.Between(800, 1200) / 1000;
        (string family, string product, RequestKind kind) = service.Kind switch
        {
            ServiceKind.CodeReview => ("sonnet", service.IsActor ? "other" : "claude_code", RequestKind.AgentTurn),
            ServiceKind.Bulk => ("haiku", "other", RequestKind.Office),
            _ => ("sonnet", "other", RequestKind.Chat),
        };
        string model = ModelCalendar.Current(family, day, 40);
        return new WorkItem(service, day, product, model, kind, (int)Math.Max(1, service.DailyRequests * permille / 1000))
        {
            HourShift = -3,
            IsAroundTheClock = service.WeekendPermille >= 600,
            InferenceGeo = ModelCalendar.OffersGeography(model) ? "global" : "not_available",
        };
    }

    /// <summary>The runaway's agent: day and night, long contexts, the dearest model.</summary>
    internal static WorkItem Plan(Runaway runaway, DateOnly day) =>
        new(runaway.Person, day, "claude_code", ModelCalendar.Current("opus", day, 0), RequestKind.AgentTurn, runaway.TurnsPerHour * 24)
        {
            IsAroundTheClock = true,
            LongContextPermille = 700,
        };

    private static WorkItem Item(Person person, DateOnly day, ProductHabit product, string family, int requests)
    {
        string model = ModelCalendar.Current(family, day, person.Habits.ModelLagDays);
        // The vendor renamed the product at the end of August.
        string name = product.Name == "claude-tag" && day < new DateOnly(2026, 9, 1) ? "claude-in-slack" : product.Name;
        return new WorkItem(person, day, name, model, product.Kind, requests)
        {
            HourShift = person.Habits.HourShift,
            KeepsCacheForAnHour = person.Habits.KeepsCacheForAnHour,
            InferenceGeo =
                !ModelCalendar.OffersGeography(model) ? "not_available"
                : person.Habits.StaysInUnitedStates ? "us"
                : "global",
            LongContextPermille = product.Kind == RequestKind.AgentTurn && family != "haiku" ? 15 : 0,
            WebSearchPermille =
                product.Name == "chat" ? 60
                : product.Name == "cowork" ? 20
                : 0,
        };
    }
}
