using System.Text.Json.Nodes;
using Finops.Simulator.Features;
using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>The engagement endpoints: one UTC day each, but for <c>/summaries</c> (a range of days).</summary>
internal sealed class Engagement(World world, DateTimeOffset clock, Faults faults)
{
    private static readonly HashSet<string> Groupings = new([Dimension.RbacGroup], StringComparer.Ordinal);
    private static readonly DateOnly Earliest = new(2026, 1, 1);

    internal JsonObject Users(string path, Parameters parameters)
    {
        DateOnly day = Day(parameters);
        bool isByGroup = parameters.Array("group_by", Groupings).Count > 0;
        ILookup<string, FeatureUse> uses = world.Features.On(day, clock).ToLookup(static use => use.Person.UserId, StringComparer.Ordinal);
        IReadOnlyList<ActivityDay> people = faults.Scale(day) == 0 ? [] : world.Activity.On(day, clock);
        return Page(
            path,
            parameters,
            isByGroup
                ? [.. GroupRow.Of(people, person => UserRow.Write(person, null, [.. uses[person.Person.UserId]]))]
                :
                [
                    .. people
                        .OrderBy(activity => Email(activity.Person) ?? "\uffff", StringComparer.Ordinal)
                        .ThenBy(static activity => activity.Person.UserId, StringComparer.Ordinal)
                        .Select(activity => UserRow.Write(activity, Email(activity.Person), [.. uses[activity.Person.UserId]])),
                ]
        );
    }

    internal JsonObject Projects(string path, Parameters parameters)
    {
        DateOnly day = Day(parameters);
        return Page(
            path,
            parameters,
            [
                .. Scaled(world.Projects.On(day, clock), day)
                    .GroupBy(static use => use.Project)
                    .OrderBy(static uses => uses.Key.Id, StringComparer.Ordinal)
                    .Select(uses => FeatureRow.Project(uses.Key, [.. uses], Email(uses.Key.Owner))),
            ]
        );
    }

    internal JsonObject Artifacts(Parameters parameters)
    {
        DateOnly day = Day(parameters);
        parameters.Limit(100, 1000);
        if (parameters.Text("page") is not null)
        {
            throw VendorException.BadRequest("page: Only valid with group_by[]");
        }

        IEnumerable<JsonNode> rows = Scaled(world.Projects.Artifacts(day, clock), day)
            .GroupBy(static use => (use.Type, use.IsShared))
            .OrderBy(static uses => uses.Key.Type, StringComparer.Ordinal)
            .ThenBy(static uses => uses.Key.IsShared)
            .Select(static uses => FeatureRow.Artifact(uses.Key.Type, uses.Key.IsShared, [.. uses]));
        return new JsonObject { ["data"] = new JsonArray([.. rows]), ["next_page"] = null };
    }

    internal JsonObject Features(string path, Parameters parameters, FeatureKind kind)
    {
        DateOnly day = Day(parameters);
        return Page(
            path,
            parameters,
            [
                .. Scaled(world.Features.On(day, clock).Where(use => use.Feature.Kind == kind), day)
                    .GroupBy(static use => use.Feature)
                    .OrderBy(static uses => uses.Key.Name, StringComparer.Ordinal)
                    .Select(static uses => FeatureRow.Feature(uses.Key, [.. uses])),
            ]
        );
    }

    internal JsonObject Summaries(Parameters parameters)
    {
        parameters.Required("starting_date");
        DateOnly first = parameters.Day("starting_date")!.Value;
        DateOnly end = parameters.Day("ending_date") ?? World.LatestActivityDay(clock).AddDays(1);
        if (end <= first || end.DayNumber - first.DayNumber > 366)
        {
            throw VendorException.BadRequest("ending_date: Must be after starting_date and at most 366 days later");
        }

        Available("starting_date", first);
        Available("ending_date", end.AddDays(-1));
        var data = new JsonArray();
        for (DateOnly day = first; day < end; day = day.AddDays(1))
        {
            data.Add((JsonNode)Summary(day));
        }

        return faults.HasOldSummaries ? new JsonObject { ["summaries"] = data } : new JsonObject { ["data"] = data, ["next_page"] = null };
    }

    private DateOnly Day(Parameters parameters)
    {
        parameters.Required("date");
        return Available("date", parameters.Day("date")!.Value);
    }

    private JsonObject Page(string path, Parameters parameters, IReadOnlyList<JsonNode> rows)
    {
        int limit = parameters.Limit(100, 1000);
        var paging = new Paging(path, parameters, World.Watermark(clock), faults.KeepsCursorsOverRefresh);
        int start = paging.Start();
        return new JsonObject { ["data"] = new JsonArray([.. rows.Skip(start).Take(limit)]), ["next_page"] = paging.Next(start + limit, rows.Count) };
    }

    private IEnumerable<T> Scaled<T>(IEnumerable<T> uses, DateOnly day) => uses.SelectMany(use => Enumerable.Repeat(use, faults.Scale(day)));

    private JsonObject Summary(DateOnly day)
    {
        int seats = world.Company.People.Count(person => person.On(day) is not null);
        IReadOnlyList<ActivityDay> month = [.. Enumerable.Range(0, 30).SelectMany(back => world.Activity.On(day.AddDays(-back), clock))];
        var summary = new JsonObject
        {
            ["starting_at"] = $"{day:yyyy-MM-dd}T00:00:00Z",
            ["ending_at"] = $"{day.AddDays(1):yyyy-MM-dd}T00:00:00Z",
            ["assigned_seat_count"] = seats,
            ["pending_invite_count"] = world.Company.People.Count(person => person.Joined > day && person.Joined <= day.AddDays(14)),
        };
        foreach ((string name, int days) in new[] { ("daily", 1), ("weekly", 7), ("monthly", 30) })
        {
            int active = Active(month, day, days, static _ => true);
            summary[$"{name}_active_user_count"] = active;
            summary[$"{name}_adoption_rate"] = seats == 0 ? 0m : Math.Round(100m * active / seats, 1, MidpointRounding.AwayFromZero);
            summary[$"cowork_{name}_active_user_count"] = Active(month, day, days, static activity => activity.CoworkMessages > 0);
            summary[$"claude_code_{name}_active_user_count"] = Active(month, day, days, static activity => activity.CodeSessions > 0);
            summary[$"chat_{name}_active_user_count"] = Active(month, day, days, static activity => activity.ChatMessages > 0);
        }

        return summary;
    }

    private static int Active(IReadOnlyList<ActivityDay> month, DateOnly day, int days, Func<ActivityDay, bool> counts) =>
        month
            .Where(activity => activity.Day > day.AddDays(-days) && counts(activity))
            .Select(static activity => activity.Person.UserId)
            .Distinct(StringComparer.Ordinal)
            .Count();

    private DateOnly Available(string name, DateOnly day)
    {
        DateOnly latest = World.LatestActivityDay(clock);
        return day > latest
                ? throw VendorException.BadRequest($"{name}: Data is not yet available for {day:yyyy-MM-dd}; the latest available day is {latest:yyyy-MM-dd}")
            : day < Earliest ? throw VendorException.BadRequest($"{name}: Data is available from {Earliest:yyyy-MM-dd}")
            : day;
    }

    private string? Email(Person person) => person.AccountDeletedOn <= DateOnly.FromDateTime(clock.UtcDateTime) ? null : person.VendorEmail;
}
