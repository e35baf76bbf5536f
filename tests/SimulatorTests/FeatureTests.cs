using System.Net;
using System.Text.Json.Nodes;
using Finops.Simulator.Features;
using Finops.Simulator.Use;

namespace Finops.Tests.SimulatorTests;

/// <summary>Skills, connectors, plugins, projects and artifacts of the invented company.</summary>
public sealed class FeatureTests
{
    private static readonly DateTimeOffset Clock = Worlds.At(11, 3);
    private static readonly DateOnly Day = new(2026, 10, 6);

    [Fact]
    public void Skills_OfAPersonAndProduct_AreAPartOfTheirCharges()
    {
        var spent = Worlds
            .Sample.Ledger.Facts(Day, Simulator.World.Watermark(Clock))
            .ToLookup(static fact => (fact.Principal.Id, fact.Product), static fact => PriceList.Charges(fact).Sum(static charge => charge.BilledCents));
        var skills = Worlds
            .Sample.Features.On(Day, Clock)
            .Where(static use => use.Feature.Kind == FeatureKind.Skill)
            .GroupBy(static use => (use.Person.Id, (string?)use.Product))
            .ToList();
        Assert.NotEmpty(skills);
        Assert.All(skills, uses => Assert.InRange(uses.Sum(static use => use.BilledCents), 0m, spent[uses.Key].Sum()));
        Assert.Contains(skills, static uses => uses.Sum(static use => use.BilledCents) > 0m);
    }

    [Fact]
    public void Uses_BelongToPeopleWhoWorkedInThatProduct()
    {
        var active = Worlds
            .Sample.Activity.On(Day, Clock)
            .Where(static person => person.CodeSessions > 0)
            .Select(static person => person.Person.Id)
            .ToHashSet(StringComparer.Ordinal);
        var uses = Worlds.Sample.Features.On(Day, Clock).Where(static use => use.Product == "claude_code").ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Contains(use.Person.Id, active));
    }

    [Fact]
    public async Task Skills_Pages_HoldEverySkillOnce()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock, Worlds.Sample);
        string[] names = [.. (await vendor.AllAsync($"skills?date={Day:yyyy-MM-dd}&limit=2")).Select(static row => (string)row["skill_name"]!)];
        Assert.Equal(
            Worlds
                .Sample.Features.On(Day, Clock)
                .Where(static use => use.Feature.Kind == FeatureKind.Skill)
                .Select(static use => use.Feature.Name)
                .Distinct()
                .Order(StringComparer.Ordinal),
            names
        );
    }

    [Fact]
    public async Task Connectors_BeforeCallsWereClassified_SayNullAndNotZero()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock, Worlds.Sample);
        JsonObject early = (await vendor.AllAsync("connectors?date=2026-05-12"))[0],
            late = (await vendor.AllAsync("connectors?date=2026-10-06"))[0];
        Assert.Null(early["read_call_count"]);
        Assert.NotNull(late["read_call_count"]);
    }

    [Fact]
    public async Task Users_GroupedByRbacGroup_HaveNoUserAndCountMembersOfTwoTwice()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock, Worlds.Sample);
        List<JsonObject> people = await vendor.AllAsync($"users?date={Day:yyyy-MM-dd}"),
            groups = await vendor.AllAsync($"users?date={Day:yyyy-MM-dd}&group_by[]=rbac_group_id");
        Assert.All(groups, static row => Assert.Null(row["user"]));
        Assert.True(groups.Sum(static row => (int)row["distinct_user_count"]!) > people.Count);
    }

    [Fact]
    public async Task Artifacts_AskedForAPage_AreRefused()
    {
        await using Vendor vendor = await Vendor.StartAsync(Clock);
        Assert.Equal(HttpStatusCode.BadRequest, (await vendor.GetAsync($"artifacts?date={Day:yyyy-MM-dd}&page=page_x")).Status);
    }
}
