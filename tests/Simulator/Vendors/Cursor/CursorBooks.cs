using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.Cursor;

/// <summary>The team's events, as the vendor shows them at a moment: complete up to an hour before the last full one, some later still, some forgiven
/// later.</summary>
internal sealed class CursorBooks(Company company)
{
    private static readonly (string Name, decimal Input, decimal Write, decimal Read, decimal Output)[] Models =
    [
        ("claude-opus-5-5-thinking", 400m, 500m, 20m, 2000m), // cents per million tokens
        ("claude-sonnet-5", 200m, 250m, 20m, 1000m),
        ("gpt-5.4", 125m, 125m, 12.5m, 1000m),
        ("composer-2", 50m, 50m, 5m, 250m),
    ];

    // The pilot: so many seats, from this day on.
    private const int Seats = 10;
    private static readonly DateOnly PilotStart = new(2026, 8, 3);

    /// <summary>Developers have seats, and every third of the others, as long as there are any.</summary>
    internal IReadOnlyList<Person> Members { get; } =
    [.. company.People.Where(person => person.Role == Role.Developer || Dice.For(company.Seed, "cursor-seat", person.PersonId).Chance(300)).Take(Seats)];

    /// <summary>Whether a person had a seat on a day.</summary>
    internal static bool HasSeat(Person member, DateOnly day) => day >= PilotStart && member.On(day) is not null;

    /// <summary>Events of a UTC day in the order of their time.</summary>
    /// <param name="day">The day.</param>
    /// <param name="clock">The vendor's now.</param>
    /// <param name="scale">How often the day counts: its tokens and amounts.</param>
    internal IEnumerable<CursorEvent> Events(DateOnly day, DateTimeOffset clock, int scale)
    {
        if (scale == 0)
        {
            return [];
        }

        var shown = new DateTimeOffset(((clock.UtcTicks / TimeSpan.TicksPerHour) - 1) * TimeSpan.TicksPerHour, TimeSpan.Zero);
        return Members
            .Where(member => HasSeat(member, day))
            .SelectMany(member => Of(member, day, clock))
            .Where(one => one.At < shown)
            .Select(one =>
                one with
                {
                    Input = one.Input * scale,
                    CacheWrite = one.CacheWrite * scale,
                    CacheRead = one.CacheRead * scale,
                    Output = one.Output * scale,
                    TotalCents = one.TotalCents * scale,
                    FeeCents = one.FeeCents * scale,
                }
            )
            .OrderBy(static one => one.At)
            .ThenBy(static one => one.Member.PersonId, StringComparer.Ordinal);
    }

    private IEnumerable<CursorEvent> Of(Person member, DateOnly day, DateTimeOffset clock)
    {
        var dice = Dice.For(company.Seed, "cursor", member.PersonId, day.ToString("yyyy-MM-dd"));
        var end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        bool isLate = dice.Chance(30);
        bool isForgiven = dice.Chance(30) && clock >= end.AddHours(50);
        bool isAtWork = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? dice.Chance(80) : dice.Chance(750);
        if (!isAtWork || (isLate && clock < end.AddHours(9)))
        {
            yield break;
        }

        int calls = dice.Between(4, 40);
        int forgiven = dice.Next(calls);
        for (int call = 0; call < calls; call++)
        {
            CursorEvent one = Draw(member, end.AddDays(-1).AddHours(8).AddMilliseconds(dice.Next(10 * 3_600_000)), ref dice);
            yield return isForgiven && call == forgiven ? one with { IsChargeable = false, Kind = "Errored, Not Charged" } : one;
            if (dice.Chance(15))
            {
                yield return one; // Equal events do occur.
            }
        }
    }

    private static CursorEvent Draw(Person member, DateTimeOffset at, ref Dice dice)
    {
        (string name, decimal inputPrice, decimal writePrice, decimal readPrice, decimal outputPrice) = Models[dice.Next(Models.Length)];
        long input = dice.Between(50, 4_000),
            write = dice.Between(0, 20_000),
            read = dice.Between(0, 200_000),
            output = dice.Between(50, 3_000);
        bool hasTokens = !dice.Chance(60);
        int paid = dice.Next(100);
        (string kind, bool isChargeable) = paid switch
        {
            < 55 => ("Usage-based", true),
            < 95 => ("Included in Business", false),
            _ => ("Errored, Not Charged", false),
        };
        decimal total = hasTokens ? ((input * inputPrice) + (write * writePrice) + (read * readPrice) + (output * outputPrice)) / 1_000_000m * 1.0000003m : 4m;
        decimal fee = hasTokens ? (input + write + read + output) * 25m / 1_000_000m : 0m;
        return new CursorEvent(at, member, name, kind, isChargeable, dice.Chance(200), dice.Chance(50), hasTokens, input, write, read, output, total, fee);
    }
}
