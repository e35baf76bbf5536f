namespace Finops.Tests.Limits;

/// <summary>The rules for limits read person by person and day by day, as the help of the vendor words them; nothing here is taken from the models.</summary>
internal static class LimitReading
{
    private static readonly (string Level, int Percent)[] OfPeople = [("warning", 75), ("critical", 95), ("automation", 80), ("exhausted", 100)];
    private static readonly (string Level, int Percent)[] OfAll = [("warning", 75), ("critical", 90), ("automation", 80), ("exhausted", 100)];

    /// <summary>Lines "month provider scope limit source spent level:date:reached …", one for each row that the mart should have.</summary>
    public static IEnumerable<string> Of(LimitWorld world)
    {
        // no months before the first limit or the ledger
        var first = world.Lines.Min(line => line.From) is var from && from > LimitWorld.First ? from : LimitWorld.First;
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= world.AsOf; month = month.AddMonths(1))
        {
            var date = month.AddMonths(1).AddDays(-1) is var end && end < world.AsOf ? end : world.AsOf;
            var lines = world.Lines.Where(line => Holds(line.From, line.To, date)).ToList();
            foreach (var provider in lines.Select(line => line.Provider).Distinct())
            {
                var mine = lines.Where(line => line.Provider == provider).ToList();
                var ceiling = mine.FirstOrDefault(line => line.Scope == "organization");
                if (ceiling is not null)
                {
                    yield return Row(world, month, provider, "organization", ceiling.Cents, "organization", OfAll);
                }

                foreach (var person in world.People.Where(person => Holds(person.From, person.To, date)))
                {
                    var (cents, source) = Personal(world, mine, person.Id, date);
                    if (ceiling?.Cents is { } most && (cents is null || most < cents))
                    {
                        (cents, source) = (most, "organization");
                    }

                    yield return Row(world, month, provider, person.Id, cents, source, OfPeople);
                }
            }
        }
    }

    private static (int? Cents, string Source) Personal(LimitWorld world, List<LimitWorld.Line> lines, string person, DateOnly date)
    {
        if (lines.Find(line => line.Scope == "person" && line.Id == person) is { } own)
        {
            return (own.Cents, "person");
        }

        var groups = lines.Where(line =>
            line.Scope == "group"
            && world.Memberships.Any(membership => membership.Group == line.Id && membership.Person == person && Holds(membership.From, membership.To, date))
        );
        if (OneOf(world, groups) is { Found: true } ofGroup)
        {
            return (ofGroup.Cents, "group");
        }

        var seats = lines.Where(line =>
            line.Scope == "seat_type"
            && Pull(world, line.Id, date) is { } day
            && world.Seats.Any(seat => seat.Day == day && seat.Product == line.Id && seat.Person == person)
        );
        return OneOf(world, seats) is { Found: true } ofSeat ? (ofSeat.Cents, "seat_type") : (null, "none");
    }

    private static (bool Found, int? Cents) OneOf(LimitWorld world, IEnumerable<LimitWorld.Line> lines)
    {
        var all = lines.ToList();
        var amounts = all.Where(line => line.Cents is not null).Select(line => line.Cents!.Value).ToList();
        var hasUnlimited = all.Exists(line => line.Cents is null);
        return all.Count == 0 ? (false, null)
            : world.HighestGroup ? (true, hasUnlimited ? null : amounts.Max())
            : (true, amounts.Count == 0 ? null : amounts.Min());
    }

    private static DateOnly? Pull(LimitWorld world, string product, DateOnly date)
    {
        var days = world.Seats.Where(seat => seat.Product == product).Select(seat => seat.Day).Distinct().Order().ToList();
        return days.Count == 0 ? null
            : days.Exists(day => day <= date) ? days.Last(day => day <= date)
            : days[0];
    }

    private static string Row(LimitWorld world, DateOnly month, string provider, string scope, int? limit, string source, (string Level, int Percent)[] levels)
    {
        var uses = world
            .Uses.Where(use => use.Day <= world.Through && (provider == "*" || use.Provider == provider) && (scope == "organization" || use.Person == scope))
            .ToList();
        long Until(DateOnly day) => uses.Where(use => use.Day >= month && use.Day <= day).Sum(use => (long)use.Cents);
        var end = month.AddMonths(1).AddDays(-1);
        var spent = Until(end);
        var crossed = levels.Select(level =>
            limit is { } cents
                ? Crossed(level.Percent * (long)cents) is { } day
                    ? $" {level.Level}:{day:yyyy-MM-dd}:{(day <= world.Through && IsReached(level.Percent * (long)cents, day) ? "reached" : "projected")}"
                    : ""
                : ""
        );
        return $"{month:yyyy-MM-dd} {provider} {scope} {(limit is null ? "none" : limit.Value.ToString())} {source} {spent}{string.Concat(crossed)}";

        bool IsReached(long target, DateOnly day) => Until(day) is var sum && sum > 0 && sum * 100 >= target;

        // target is in hundredths of a cent
        DateOnly? Crossed(long target)
        {
            for (var day = month; day <= end && day <= world.Through; day = day.AddDays(1))
            {
                if (IsReached(target, day))
                {
                    return day;
                }
            }

            var recent = uses.Where(use => use.Day > world.Through.AddDays(-28)).Sum(use => (long)use.Cents);
            if (month.Month != world.AsOf.Month || recent == 0)
            {
                return null;
            }

            for (var ahead = 1; world.Through.AddDays(ahead) <= end; ahead++)
            {
                if (spent * 100 * 28 + recent * 100 * ahead >= target * 28)
                {
                    return world.Through.AddDays(ahead);
                }
            }

            return null;
        }
    }

    private static bool Holds(DateOnly from, DateOnly? to, DateOnly date) => from <= date && (to is null || date < to);
}
