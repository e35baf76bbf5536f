using System.Text.Json.Nodes;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Vendors.ClaudeConsole;

/// <summary>The Admin API of a Console organization: who may ask, and which endpoint answers.</summary>
public sealed class ClaudeConsoleApi(World world) : IVendorApi
{
    private const string Root = "/v1/organizations/";
    private readonly ConsoleBook book = new(world);

    public string SourceId => "claude-console";

    public string Key => "sk-ant-admin01-larkfield-console";

    public string KeyWithoutScope => "sk-ant-api03-larkfield-workspace";

    public string? OrganizationId => ConsoleBook.OrganizationId;

    public int? ExpiredCursorStatus => 410;

    public string? EnumField => "service_tier";

    public ApiAnswer Answer(ApiRequest request)
    {
        AnthropicCaller.Check(request.Headers, Key, KeyWithoutScope, "workspace:developer", "org:admin");
        if (!HttpMethods.IsGet(request.Method))
        {
            throw new VendorException(405, "invalid_request_error", "Method Not Allowed");
        }

        var parameters = new Parameters(request.Query);
        var reports = new ConsoleReports(book, request.Clock, request.Faults);
        string endpoint = request.Path.StartsWith(Root, StringComparison.Ordinal) ? request.Path[Root.Length..] : "";
        return new ApiAnswer(
            endpoint switch
            {
                "me" => new JsonObject
                {
                    ["id"] = ConsoleBook.OrganizationId,
                    ["name"] = "Larkfield Group (API)",
                    ["type"] = "organization",
                },
                "cost_report" => reports.Answer(request.Path, parameters, isCost: true, null),
                "usage_report/messages" => reports.Answer(request.Path, parameters, isCost: false, request.Headers["anthropic-beta"]),
                "usage_report/claude_code" => new ConsoleClaudeCode(world, book, request.Clock, request.Faults).Answer(request.Path, parameters),
                "users" or "invites" or "workspaces" or "api_keys" => new ConsoleLists(world, book).Answer(endpoint, parameters),
                _ => throw new VendorException(404, "not_found_error", $"Not found: {request.Path}"),
            }
        );
    }

    public JsonNode Error(VendorException error) => AnthropicCaller.Error(error);

    public bool HasCursor(ApiRequest request) => request.Query.ContainsKey("page") || request.Query.ContainsKey("after_id");

    public IEnumerable<JsonObject> Rows(JsonNode answer) =>
        (answer["data"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .SelectMany(static item => item["results"] is JsonArray results ? results.OfType<JsonObject>() : [item]);

    public IEnumerable<VendorCharge> Charges(DateOnly day, DateTimeOffset clock, Faults faults) =>
        from use in book.On(day, clock, faults)
        from charge in use.Charges()
        select new VendorCharge(ConsoleBook.OrganizationId, "Usage", use.WorkspaceId ?? "default", charge.Cents / 100, charge.Cents / 100);
}
