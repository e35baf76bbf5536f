using System.Text.Json;
using System.Text.Json.Nodes;

namespace Finops.Extract.Scim;

/// <summary>What lands of a directory's resource. Personal attributes that no figure needs stay behind; what no RFC names goes on, and is reported as
/// unknown.</summary>
internal static class ScimRow
{
    private static readonly string[] LeftOfUser =
    [
        "schemas",
        "meta",
        "nickName",
        "profileUrl",
        "preferredLanguage",
        "locale",
        "timezone",
        "password",
        "phoneNumbers",
        "ims",
        "photos",
        "addresses",
        "groups",
        "entitlements",
        "roles",
        "x509Certificates",
    ];

    private static readonly string[] LeftOfGroup = ["schemas", "meta"];

    /// <summary>A user: the enterprise extension becomes <c>enterprise</c>, also where its attributes came flat ("urn:…:User:department").</summary>
    public static JsonElement User(JsonElement user)
    {
        var row = Without(user, LeftOfUser);
        if (Object(user, "name") is { } name)
        {
            row["name"] = Only(name, ["formatted", "givenName", "familyName"]);
        }

        if (user.TryGetProperty("emails", out var emails) && emails.ValueKind == JsonValueKind.Array)
        {
            row["emails"] = new JsonArray([
                .. emails.EnumerateArray().Select(email => email.ValueKind == JsonValueKind.Object ? Only(email, ["value", "type", "primary"]) : Node(email)),
            ]);
        }

        var enterprise = Object(user, ScimNames.Enterprise) is { } extension ? Without(extension, []) : [];
        foreach (var flat in user.EnumerateObject().Where(property => property.Name.StartsWith(ScimNames.Enterprise + ":", StringComparison.OrdinalIgnoreCase)))
        {
            enterprise[Attribute(flat.Name)] = Node(flat.Value);
        }

        if (enterprise.Count > 0)
        {
            row["enterprise"] = enterprise;
        }

        return JsonSerializer.SerializeToElement(row);
    }

    /// <summary>A group and its direct members.</summary>
    public static JsonElement Group(JsonElement group)
    {
        var row = Without(group, LeftOfGroup);
        if (group.TryGetProperty("members", out var members) && members.ValueKind == JsonValueKind.Array)
        {
            row["members"] = new JsonArray([
                .. members.EnumerateArray().Select(member => member.ValueKind == JsonValueKind.Object ? Only(member, ["value", "type"]) : Node(member)),
            ]);
        }

        return JsonSerializer.SerializeToElement(row);
    }

    private static string Attribute(string flat) =>
        ((string[])["employeeNumber", "costCenter", "organization", "division", "department", "manager"]).FirstOrDefault(name =>
            flat.EndsWith(":" + name, StringComparison.OrdinalIgnoreCase)
        ) ?? flat[(ScimNames.Enterprise.Length + 1)..];

    private static JsonElement? Object(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static JsonObject Only(JsonElement value, string[] names) => Copy(value, names.Contains);

    // Extensions of one's own (urn:…) hold what nobody here knows, from birthdays to salaries.
    private static JsonObject Without(JsonElement value, string[] names) =>
        Copy(value, name => !names.Contains(name) && !name.StartsWith("urn:", StringComparison.OrdinalIgnoreCase));

    private static JsonObject Copy(JsonElement value, Func<string, bool> isWanted) =>
        new(value.EnumerateObject().Where(property => isWanted(property.Name)).Select(property => KeyValuePair.Create(property.Name, Node(property.Value))));

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
