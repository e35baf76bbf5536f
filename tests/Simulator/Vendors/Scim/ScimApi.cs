using System.Globalization;
using System.Text.Json.Nodes;

namespace Finops.Simulator.Vendors.Scim;

/// <summary>
/// The company's directory over SCIM 2.0. It pages as directories do: fewer resources than asked for, start and total as they are at that moment,
/// and nothing, not even an empty list, beyond the end.
/// </summary>
public sealed class ScimApi(World world) : IVendorApi
{
    private const int LargestPage = 7;

    public string SourceId => "scim";

    public string Key => "larkfield-directory-reader";

    public string KeyWithoutScope => "larkfield-directory-of-devices";

    public int? ExpiredCursorStatus => null;

    public string? EnumField => null;

    public ApiAnswer Answer(ApiRequest request)
    {
        string key = request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (key != Key)
        {
            throw key == KeyWithoutScope
                ? new VendorException(403, "", "The token may not read users")
                : new VendorException(401, "", "Authorization failure. The authorization header is invalid or missing.");
        }

        DateOnly today = DateOnly.FromDateTime(request.Clock.UtcDateTime);
        return request.Path switch
        {
            "/Users" => Page(request, [.. ScimResources.Users(world.Company, today)]),
            "/Groups" => Page(request, [.. ScimResources.Groups(world.Company, today)]),
            _ => throw new VendorException(404, "", $"Resource {request.Path} not found"),
        };
    }

    public JsonNode Error(VendorException error)
    {
        var body = new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:Error"),
            ["detail"] = error.Message,
            ["status"] = error.Status.ToString(CultureInfo.InvariantCulture),
        };
        if (error.Type.Length > 0)
        {
            body["scimType"] = error.Type;
        }

        return body;
    }

    public bool HasCursor(ApiRequest request) => request.Query["startIndex"] != "1";

    public IEnumerable<JsonObject> Rows(JsonNode answer) => (answer["Resources"] as JsonArray ?? []).OfType<JsonObject>();

    private static ApiAnswer Page(ApiRequest request, IReadOnlyList<JsonObject> all)
    {
        int start = Number(request, "startIndex"),
            count = Math.Min(Number(request, "count"), LargestPage);
        var page = new JsonObject
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
            ["totalResults"] = all.Count,
            ["startIndex"] = start,
            ["itemsPerPage"] = Math.Clamp(all.Count - start + 1, 0, count),
        };
        if (start <= all.Count)
        {
            page["Resources"] = new JsonArray([.. all.Skip(start - 1).Take(count)]);
        }

        return new ApiAnswer(page, ContentType: "application/scim+json");
    }

    private static int Number(ApiRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new VendorException(400, "invalidValue", $"{name} is a number from 1");
}
