using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.Scim;

/// <summary>People and groups as a directory writes them on a day, in all the ways in which directories do.</summary>
internal static class ScimResources
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /// <summary>People who are there, and who left less than thirty days ago (inactive).</summary>
    internal static IEnumerable<JsonObject> Users(Company company, DateOnly today) =>
        company
            .Listed.Where(person => person.Joined <= today && (person.Left is not { } left || today < left.AddDays(30)))
            .OrderBy(static person => person.PersonId, StringComparer.Ordinal)
            .Select((person, index) => User(person, index, today));

    /// <summary>Groups with those members who are there.</summary>
    internal static IEnumerable<JsonObject> Groups(Company company, DateOnly today) =>
        company
            .Listed.SelectMany(static person => person.RbacGroups)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(group => new JsonObject
            {
                ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Group"),
                ["id"] = $"group-{group}",
                ["displayName"] = group,
                ["members"] = new JsonArray([
                    .. company
                        .Listed.Where(person => person.RbacGroups.Contains(group) && person.On(today) is not null)
                        .Select(static person => new JsonObject { ["value"] = Id(person), ["display"] = person.DisplayName }),
                ]),
            });

    // By turns: active as boolean and as text, manager as object, as text and as nothing, attributes in another case.
    private static JsonObject User(Person person, int index, DateOnly today)
    {
        bool isActive = person.On(today) is not null;
        Assignment place = person.On(today) ?? person.Assignments[^1];
        var user = new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:User", Enterprise),
            ["id"] = Id(person),
            ["externalId"] = person.AccountUuid.ToString(),
            [index % 5 == 0 ? "username" : "userName"] = person.Emails[0],
            ["displayName"] = person.DisplayName,
            ["active"] =
                index % 2 == 0 ? isActive
                : isActive ? "True"
                : "False",
            ["emails"] = new JsonArray([
                .. person.Emails.Select(
                    (email, position) =>
                        new JsonObject
                        {
                            ["value"] = email,
                            ["type"] = position == 0 ? "work" : "other",
                            ["primary"] = position == 0,
                        }
                ),
            ]),
            ["phoneNumbers"] = new JsonArray(new JsonObject { ["value"] = "+1 555 0100", ["type"] = "work" }),
        };
        if (index % 9 != 8)
        {
            user[Enterprise] = new JsonObject
            {
                ["employeeNumber"] = person.PersonId,
                ["costCenter"] = place.CostCenterId ?? "",
                ["department"] = place.Department,
                ["division"] = place.BusinessUnit,
                ["manager"] = (index % 3) switch
                {
                    0 => new JsonObject { ["value"] = place.ManagerId ?? "" },
                    1 => place.ManagerId ?? "",
                    _ => "",
                },
            };
        }

        return user;
    }

    private static string Id(Person person) => $"dir-{person.PersonId}";
}
