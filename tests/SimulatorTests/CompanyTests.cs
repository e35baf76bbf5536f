using Finops.Simulator;
using Finops.Simulator.Staff;

namespace Finops.Tests.SimulatorTests;

/// <summary>The sample company is plausible and holds the odd cases that a ledger must bear.</summary>
public sealed class CompanyTests
{
    private static readonly DateTimeOffset Clock = Worlds.At(11, 3);
    private static readonly Company Company = Worlds.Sample.Company;
    private static readonly IReadOnlyList<TruthRow> October = Worlds.Sample.Truth.Rows(Clock, new(2026, 10, 1), new(2026, 11, 1));

    [Fact]
    public void Found_SameSeed_IsTheSameCompany()
    {
        Assert.Equal(
            Company.People.Select(static person => $"{person.UserId} {person.DisplayName}"),
            Company.Found(2026, 80).People.Select(static person => $"{person.UserId} {person.DisplayName}")
        );
        Assert.NotEqual(Company.People[0].UserId, Company.Found(2027, 80).People[0].UserId);
    }

    [Fact]
    public void Found_EightyPeople_HasTheOddCases()
    {
        Assert.Equal(80, Company.Listed.Count());
        Assert.Equal(12, Company.CostCenters.Count);
        Assert.Equal(2, Company.Listed.Count(static person => person.Assignments.All(static assignment => assignment.CostCenterId is null)));
        Assert.Single(Company.People, static person => !person.IsListed);
        Assert.Contains(Company.People, static person => person.Assignments is [{ To: { Day: > 1 } }, ..] && person.Assignments.Count == 2);
        Assert.Contains(Company.People, static person => person.Joined > Company.FirstDay);
        Assert.Contains(Company.People, static person => person.Left is not null);
        Assert.Equal(80, Company.Listed.SelectMany(static person => person.Emails.Take(1)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Rows_October_CostWhatSuchACompanySpends()
    {
        decimal billed = October.Sum(static row => row.BilledUsd),
            list = October.Sum(static row => row.ListUsd);
        Assert.InRange(billed, 40_000m, 70_000m);
        Assert.InRange(1 - billed / list, 0.10m, 0.15m);
    }

    [Fact]
    public void Rows_October_HaveAHeavyTail()
    {
        decimal[] people =
        [
            .. October
                .Where(static row => row.PrincipalType == "user")
                .GroupBy(static row => row.PrincipalId)
                .Select(static rows => rows.Sum(static row => row.BilledUsd))
                .OrderDescending(),
        ];
        Assert.InRange(people.Take(people.Length / 10).Sum() / people.Sum(), 0.40m, 0.75m);
    }

    [Fact]
    public void Rows_September_HaveQuietWeekends()
    {
        IReadOnlyList<TruthRow> rows = Worlds.Sample.Truth.Rows(Clock, new(2026, 9, 1), new(2026, 10, 1));
        decimal weekend = rows.Where(static row => row.UsageDate.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Sum(static row => row.BilledUsd);
        Assert.InRange(weekend / rows.Sum(static row => row.BilledUsd), 0.001m, 0.10m);
    }

    [Fact]
    public void Runaway_InOctober_IsSeveralTimesItsCostCentersDay()
    {
        Runaway runaway = Company.Runaway!;
        HashSet<string> colleagues =
        [
            .. Company.People.Where(person => person.On(runaway.From)?.CostCenterId == runaway.CostCenterId).Select(static person => person.UserId),
        ];
        decimal before = October.Where(row => row.UsageDate < runaway.From && colleagues.Contains(row.PrincipalId)).Sum(static row => row.BilledUsd) / 16;
        decimal saturday = October.Where(row => row.UsageDate == runaway.From && row.PrincipalId == runaway.Person.UserId).Sum(static row => row.BilledUsd);
        Assert.Equal(DayOfWeek.Saturday, runaway.From.DayOfWeek);
        Assert.True(saturday > 3 * before, $"{saturday} against {before}");
    }

    [Theory]
    [InlineData("claude-opus-5", 7, 24)]
    [InlineData("claude-sonnet-5", 6, 30)]
    [InlineData("claude-opus-5-5", 9, 22)]
    [InlineData("claude-haiku-5-5", 10, 7)]
    public void Rows_NewModel_IsUsedFromItsReleaseOn(string model, int month, int day)
    {
        IReadOnlyList<TruthRow> rows = Worlds.Small.Truth.Rows(Clock);
        var release = new DateOnly(2026, month, day);
        Assert.InRange(rows.Where(row => row.Model == model).Min(static row => row.UsageDate), release, release.AddDays(5));
    }
}
