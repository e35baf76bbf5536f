using System.Text.Json.Nodes;
using Finops.Simulator.Features;
using Finops.Simulator.Staff;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Claude Enterprise Analytics: who may ask, and which endpoint answers.</summary>
public sealed class ClaudeAnalyticsApi(World world) : IVendorApi
{
    /// <summary>The analytics key that is accepted.</summary>
    public const string AcceptedKey = "sk-ant-api01-larkfield-analytics";

    /// <summary>A key without the scope read:analytics (403).</summary>
    public const string OtherKey = "sk-ant-api01-larkfield-compliance";

    private const string Root = "/v1/organizations/analytics";
    private readonly GroupCache cache = new();

    public string SourceId => "claude-analytics";

    public string Key => AcceptedKey;

    public string KeyWithoutScope => OtherKey;

    public string OrganizationId => Company.OrganizationId;

    public int? ExpiredCursorStatus => 410;

    public string? EnumField => "product";

    public ApiAnswer Answer(ApiRequest request)
    {
        CheckCaller(request.Headers);
        if (!HttpMethods.IsGet(request.Method))
        {
            throw new VendorException(405, "invalid_request_error", "Method Not Allowed");
        }

        string path = request.Path;
        var parameters = new Parameters(request.Query);
        var reports = new Reports(world, request.Clock, request.Faults, cache);
        var engagement = new Engagement(world, request.Clock, request.Faults);
        JsonObject answer = path.StartsWith(Root, StringComparison.Ordinal)
            ? path[Root.Length..] switch
            {
                "/user_cost_report" => reports.Answer(path, parameters, isCost: true, isPerUser: true),
                "/cost_report" => reports.Answer(path, parameters, isCost: true, isPerUser: false),
                "/user_usage_report" => reports.Answer(path, parameters, isCost: false, isPerUser: true),
                "/usage_report" => reports.Answer(path, parameters, isCost: false, isPerUser: false),
                "/users" => engagement.Users(path, parameters),
                "/apps/chat/projects" => engagement.Projects(path, parameters),
                "/skills" => engagement.Features(path, parameters, FeatureKind.Skill),
                "/connectors" => engagement.Features(path, parameters, FeatureKind.Connector),
                "/plugins" => engagement.Features(path, parameters, FeatureKind.Plugin),
                "/artifacts" => engagement.Artifacts(parameters),
                "/summaries" => engagement.Summaries(parameters),
                _ => throw NotFound(path),
            }
            : throw NotFound(path);
        if (request.IsSpoilt)
        {
            AnalyticsSpoiler.Spoil(Rows(answer), request.Faults);
        }

        return new ApiAnswer(answer);
    }

    public JsonNode Error(VendorException error) =>
        new JsonObject
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["type"] = error.Type, ["message"] = error.Message },
            ["request_id"] = $"req_{PageCursor.Hash(error.Type, error.Message)}",
        };

    public bool HasCursor(ApiRequest request) => request.Query.ContainsKey("page");

    public IEnumerable<JsonObject> Rows(JsonNode answer) =>
        (answer["data"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .SelectMany(static item => item["results"] is JsonArray results ? results.OfType<JsonObject>() : [item]);

    public IEnumerable<VendorCharge> Charges(DateOnly day, DateTimeOffset clock, Faults faults) =>
        world
            .Truth.Rows(clock, day, day.AddDays(1))
            .Select(row => new VendorCharge(
                Company.OrganizationId,
                "Usage",
                row.PrincipalType == "user" ? row.PrincipalId : null,
                row.ListUsd * faults.Scale(day),
                row.BilledUsd * faults.Scale(day)
            ));

    private static VendorException NotFound(string path) => new(404, "not_found_error", $"Not found: {path}");

    private static void CheckCaller(IHeaderDictionary headers)
    {
        string? key = headers["x-api-key"];
        if (string.IsNullOrEmpty(key))
        {
            throw new VendorException(401, "authentication_error", "x-api-key header is required");
        }

        if (key is not (AcceptedKey or OtherKey))
        {
            throw new VendorException(401, "authentication_error", "invalid x-api-key");
        }

        if (key == OtherKey)
        {
            throw new VendorException(
                403,
                "permission_error",
                "This API key has the scopes [read:compliance_activities]; this endpoint needs [read:analytics]"
            );
        }

        if (string.IsNullOrEmpty(headers["anthropic-version"]))
        {
            throw VendorException.BadRequest("anthropic-version: header is required");
        }
    }
}
