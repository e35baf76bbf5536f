using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Vendor;

/// <summary>Who may ask, and which endpoint answers.</summary>
internal sealed class VendorApi(World world)
{
    internal const string Root = "/v1/organizations/analytics";
    private readonly GroupCache cache = new();

    /// <exception cref="VendorException">Any answer but 200.</exception>
    internal JsonObject Answer(HttpRequest request, DateTimeOffset clock, Faults faults, bool mayUseCursors)
    {
        CheckCaller(request.Headers, faults);
        string path = request.Path.Value ?? "";
        if (!HttpMethods.IsGet(request.Method))
        {
            throw new VendorException(405, "invalid_request_error", "Method Not Allowed");
        }

        var parameters = new Parameters(request.Query);
        var reports = new Reports(world, clock, mayUseCursors, cache);
        var engagement = new Engagement(world, clock, mayUseCursors, faults.HasOldSummaries);
        return path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] switch
        {
            "/user_cost_report" => reports.Answer(path, parameters, isCost: true, isPerUser: true),
            "/cost_report" => reports.Answer(path, parameters, isCost: true, isPerUser: false),
            "/user_usage_report" => reports.Answer(path, parameters, isCost: false, isPerUser: true),
            "/usage_report" => reports.Answer(path, parameters, isCost: false, isPerUser: false),
            "/users" => engagement.Users(path, parameters),
            "/summaries" => engagement.Summaries(parameters),
            _ => throw NotFound(path),
        } : throw NotFound(path);
    }

    private static VendorException NotFound(string path) => new(404, "not_found_error", $"Not found: {path}");

    private static void CheckCaller(IHeaderDictionary headers, Faults faults)
    {
        string? key = headers["x-api-key"];
        if (string.IsNullOrEmpty(key))
        {
            throw new VendorException(401, "authentication_error", "x-api-key header is required");
        }

        if (faults.RejectsKey || (key != SimulatorHost.Key && key != SimulatorHost.KeyWithoutScope))
        {
            throw new VendorException(401, "authentication_error", "invalid x-api-key");
        }

        if (faults.LacksScope || key == SimulatorHost.KeyWithoutScope)
        {
            throw new VendorException(403, "permission_error", "This API key has the scopes [read:compliance_activities]; this endpoint needs [read:analytics]");
        }

        if (string.IsNullOrEmpty(headers["anthropic-version"]))
        {
            throw VendorException.BadRequest("anthropic-version: header is required");
        }
    }
}
