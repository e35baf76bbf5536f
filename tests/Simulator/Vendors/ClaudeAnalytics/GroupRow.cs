using System.Text.Json.Nodes;
using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Rows of <c>/users</c> grouped by RBAC group: every block summed over the members, no user. A person in two groups counts in both.</summary>
internal static class GroupRow
{
    private static readonly string?[] NoGroup = [null];

    internal static IEnumerable<JsonNode> Of(IReadOnlyList<ActivityDay> people, Func<ActivityDay, JsonObject> row)
    {
        foreach (string? group in people.SelectMany(static day => GroupsOf(day.Person)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            List<ActivityDay> members = [.. people.Where(day => GroupsOf(day.Person).Contains(group))];
            JsonObject sum = row(members[0]);
            foreach (ActivityDay member in members.Skip(1))
            {
                Add(sum, row(member));
            }

            sum["user"] = null;
            sum["last_activity_date"] = null;
            sum["distinct_user_count"] = members.Count;
            sum[Dimension.RbacGroup] = group;
            sum["rbac_group_name"] = group is null ? null : RbacGroup.NameOf(group);
            yield return sum;
        }
    }

    private static IEnumerable<string?> GroupsOf(Person person) => person.RbacGroups.Count == 0 ? NoGroup : [.. person.RbacGroups];

    private static void Add(JsonObject sum, JsonObject other)
    {
        foreach ((string name, JsonNode? value) in other)
        {
            if (value is JsonObject block && sum[name] is JsonObject mine)
            {
                Add(mine, block);
            }
            else if (value is JsonValue number && number.TryGetValue(out int count))
            {
                sum[name] = (int)sum[name]! + count;
            }
        }
    }
}
