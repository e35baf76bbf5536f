using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Vendors.Openai;

/// <summary>OpenAI's administration API: who may ask, and which endpoint answers.</summary>
public sealed class OpenaiApi : IVendorApi
{
    private const string Root = "/v1/organization/";
    private readonly OpenaiOrganization organization;
    private readonly OpenaiBooks books;

    /// <summary>The API that the company of this world sees.</summary>
    public OpenaiApi(World world)
    {
        organization = new OpenaiOrganization(world.Company);
        books = new OpenaiBooks(world.Company, organization);
    }

    public string SourceId => "openai";

    public string Key => "sk-admin-larkfield";

    public string KeyWithoutScope => "sk-proj-larkfield";

    /// <summary>Tokens don't expire; one that is refused means that nothing is left.</summary>
    public int? ExpiredCursorStatus => null;

    public string? EnumField => "quantity_unit";

    public ApiAnswer Answer(ApiRequest request)
    {
        CheckCaller(request.Headers.Authorization);
        if (!HttpMethods.IsGet(request.Method) || !request.Path.StartsWith(Root, StringComparison.Ordinal))
        {
            throw new VendorException(404, "invalid_request_error", $"Unknown request URL: {request.Method} {request.Path}");
        }

        string[] path = request.Path[Root.Length..].Split('/');
        return new ApiAnswer(
            path switch
            {
                ["costs"] => new OpenaiReports(books, request).Costs(),
                ["usage", var kind] => new OpenaiReports(books, request).Usage(kind),
                _ => new OpenaiDirectory(organization, request).Answer(path),
            }
        );
    }

    public JsonNode Error(VendorException error) =>
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["message"] = error.Message,
                ["type"] = error.Type,
                ["param"] = null,
                ["code"] = null,
            },
        };

    public bool HasCursor(ApiRequest request) => request.Query.ContainsKey("page") || request.Query.ContainsKey("after");

    public IEnumerable<JsonObject> Rows(JsonNode answer) =>
        (answer["data"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .SelectMany(static item => item["results"] is JsonArray results ? results.OfType<JsonObject>() : [item]);

    public IEnumerable<VendorCharge> Charges(DateOnly day, DateTimeOffset clock, Faults faults) =>
        books.Costs(day, clock, faults.Scale(day)).Select(cost => new VendorCharge(SourceId, "Usage", cost.ApiKeyId, cost.Usd, cost.Usd));

    private void CheckCaller(string? authorization)
    {
        if (authorization != $"Bearer {Key}" && authorization != $"Bearer {KeyWithoutScope}")
        {
            throw new VendorException(401, "invalid_request_error", "Incorrect API key provided.");
        }

        if (authorization == $"Bearer {KeyWithoutScope}")
        {
            throw new VendorException(403, "invalid_request_error", "You have insufficient permissions for this operation. Missing scopes: api.usage.read.");
        }
    }
}
