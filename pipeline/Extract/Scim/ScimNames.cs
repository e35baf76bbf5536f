using System.Text.Json;
using System.Text.Json.Nodes;

namespace Finops.Extract.Scim;

/// <summary>SCIM's attribute names are case-insensitive (RFC 7643, 2.1): every name that the RFCs know gets the RFCs' spelling before anything is
/// read.</summary>
internal static class ScimNames
{
    /// <summary>The schema of the enterprise extension, under whose name its attributes stand.</summary>
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static readonly Dictionary<string, string> Spelling = new[]
    {
        "schemas",
        "totalResults",
        "startIndex",
        "itemsPerPage",
        "Resources",
        "status",
        "scimType",
        "detail",
        "id",
        "externalId",
        "meta",
        "userName",
        "name",
        "formatted",
        "familyName",
        "givenName",
        "middleName",
        "displayName",
        "nickName",
        "profileUrl",
        "title",
        "userType",
        "preferredLanguage",
        "locale",
        "timezone",
        "active",
        "password",
        "emails",
        "phoneNumbers",
        "ims",
        "photos",
        "addresses",
        "groups",
        "entitlements",
        "roles",
        "x509Certificates",
        "value",
        "type",
        "primary",
        "display",
        "members",
        "employeeNumber",
        "costCenter",
        "organization",
        "division",
        "department",
        "manager",
        Enterprise,
    }.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The same JSON with the RFCs' spelling. Of two names that differ by case the first stays.</summary>
    public static JsonElement Spell(JsonElement answer) => JsonSerializer.SerializeToElement(Copy(answer));

    private static JsonNode? Copy(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return new JsonArray([.. value.EnumerateArray().Select(Copy)]);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return JsonNode.Parse(value.GetRawText());
        }

        var copy = new JsonObject();
        foreach (var property in value.EnumerateObject())
        {
            copy.TryAdd(Spelling.GetValueOrDefault(property.Name, property.Name), Copy(property.Value));
        }

        return copy;
    }
}
