using System.Collections.Concurrent;
using System.Globalization;
using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeSpendLimits;

/// <summary>
/// Limits as an administrator sets them: reviewed at the beginning of last month, from what people used in the three months before. The seat's limit is enough
/// for most, the group's for
/// many, and who needs more has one of their own with some room above the largest month. Who uses much more than usual comes near it, or over it.
/// </summary>
internal sealed class MemberLimits(World world)
{
    private const int SeatUsd = 250;
    private const int GroupUsd = 1000;
    private static readonly int[] OwnUsd = [1500, 2500, 4000, 6000, 10_000, 15_000];
    private readonly ConcurrentDictionary<(DateOnly From, DateTimeOffset Watermark), Lazy<IReadOnlyDictionary<string, decimal>>> spentCents = new();

    /// <summary>The limit at the clock, before any request for more.</summary>
    internal MemberLimit Of(Person person, int index, DateTimeOffset clock)
    {
        if (index % 25 == 12)
        {
            return new MemberLimit("user", null);
        }

        decimal needed = LargestMonthUsd(person, clock) * 1.3m;
        return needed <= SeatUsd ? new MemberLimit("seat_tier", Cents(SeatUsd))
            : needed <= GroupUsd && person.RbacGroups.Count > 0 ? new MemberLimit("rbac_group", Cents(GroupUsd))
            : new MemberLimit("user", Cents(OwnUsd.First(usd => usd >= needed || usd == OwnUsd[^1])));
    }

    /// <summary>The next higher amount than the person's limit.</summary>
    internal string Raised(Person person, int index, DateTimeOffset clock)
    {
        decimal usd = Of(person, index, clock).Amount is { } cents ? decimal.Parse(cents, CultureInfo.InvariantCulture) / 100 : OwnUsd[0];
        return Cents(new[] { SeatUsd, GroupUsd }.Concat(OwnUsd).First(step => step > usd || step == OwnUsd[^1]));
    }

    /// <summary>What the person has used in the clock's month, in fractional cents.</summary>
    internal decimal SpentCents(Person person, DateTimeOffset clock) =>
        Spent(FirstOfMonth(clock), FirstOfMonth(clock).AddMonths(1), World.Watermark(clock)).GetValueOrDefault(person.Id);

    private decimal LargestMonthUsd(Person person, DateTimeOffset clock)
    {
        DateOnly reviewed = FirstOfMonth(clock).AddMonths(-1);
        return Enumerable
                .Range(1, 3)
                .Max(back =>
                    Spent(reviewed.AddMonths(-back), reviewed.AddMonths(1 - back), new DateTimeOffset(reviewed, TimeOnly.MinValue, TimeSpan.Zero))
                        .GetValueOrDefault(person.Id)
                ) / 100;
    }

    private IReadOnlyDictionary<string, decimal> Spent(DateOnly from, DateOnly to, DateTimeOffset watermark) =>
        spentCents
            .GetOrAdd((from, watermark), _ =>
                new(() =>
                    Enumerable
                        .Range(0, to.DayNumber - from.DayNumber)
                        .SelectMany(offset => world.Ledger.Facts(from.AddDays(offset), watermark))
                        .GroupBy(static fact => fact.Principal.Id, StringComparer.Ordinal)
                        .ToDictionary(
                            static facts => facts.Key,
                            static facts => facts.SelectMany(PriceList.Charges).Sum(static charge => charge.BilledCents),
                            StringComparer.Ordinal
                        )
                )
            )
            .Value;

    private static string Cents(int usd) => (usd * 100).ToString(CultureInfo.InvariantCulture);

    private static DateOnly FirstOfMonth(DateTimeOffset clock) => new(clock.UtcDateTime.Year, clock.UtcDateTime.Month, 1);
}
