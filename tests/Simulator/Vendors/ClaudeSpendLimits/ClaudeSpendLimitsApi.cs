using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Simulator.Staff;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Vendors.ClaudeSpendLimits;

/// <summary>
/// Spend limits of the Claude Enterprise organization. The one vendor whose state can be changed: approve and deny are taken once, deny is idempotent,
/// approving twice is refused. Whether approving twice is, is not documented.
/// </summary>
public sealed class ClaudeSpendLimitsApi(World world) : IVendorApi
{
    private const string Root = "/v1/organizations/";

    // The vendor's most are 1,000.
    private const int RowsPerPage = 9;

    private readonly MemberLimits limits = new(world);
    private readonly ConcurrentDictionary<string, (string Status, string? Amount, DateTimeOffset At)> decided = new(StringComparer.Ordinal);

    public string SourceId => "claude-spend-limits";

    public string Key => "sk-ant-api01-larkfield-limits";

    public string KeyWithoutScope => "sk-ant-api01-larkfield-analytics-only";

    public int? ExpiredCursorStatus => null;

    public string? EnumField => "period";

    /// <summary>The request that is pending, as long as nobody decided it.</summary>
    public string PendingRequestId => RequestId(0);

    public ApiAnswer Answer(ApiRequest request)
    {
        AnthropicCaller.Check(
            request.Headers,
            Key,
            KeyWithoutScope,
            "read:analytics",
            HttpMethods.IsGet(request.Method) ? "read:spend_limits" : "write:spend_limits"
        );
        string[] parts = request.Path.StartsWith(Root, StringComparison.Ordinal) ? request.Path[Root.Length..].Split('/') : [];
        return new ApiAnswer(
            (request.Method, parts) switch
            {
                ("GET", ["spend_limits", "effective"]) => Page(request, Members(request)),
                ("GET", ["spend_limit_increase_requests"]) => Page(
                    request,
                    Requests(request)
                        .Where(row => new Parameters(request.Query).Array("status") is not { Count: > 0 } wanted || wanted.Contains((string)row["status"]!))
                ),
                ("GET", ["spend_limit_increase_requests", var id]) => One(request, id),
                ("POST", ["spend_limit_increase_requests", var id, "approve"]) => Approve(request, id),
                ("POST", ["spend_limit_increase_requests", var id, "deny"]) => Deny(request, id),
                _ => throw new VendorException(404, "not_found_error", $"Not found: {request.Path}"),
            }
        );
    }

    public JsonNode Error(VendorException error) => AnthropicCaller.Error(error);

    public bool HasCursor(ApiRequest request) => request.Query.ContainsKey("page");

    public IEnumerable<JsonObject> Rows(JsonNode answer) => (answer["data"] as JsonArray ?? []).OfType<JsonObject>();

    private static string RequestId(int index) => $"slir_01Larkfield{index:00}";

    private static JsonObject Page(ApiRequest request, IEnumerable<JsonObject> rows)
    {
        var parameters = new Parameters(request.Query);
        var paging = new Paging(request.Path, parameters, DateTimeOffset.UnixEpoch, keepsCursors: true);
        int limit = Math.Min(parameters.Limit(20, 1000), RowsPerPage),
            start = paging.Start();
        List<JsonObject> all = [.. rows];
        return new JsonObject { ["data"] = new JsonArray([.. all.Skip(start).Take(limit)]), ["next_page"] = paging.Next(start + limit, all.Count) };
    }

    private IEnumerable<JsonObject> Members(ApiRequest request)
    {
        var today = DateOnly.FromDateTime(request.Clock.UtcDateTime);
        return request.Faults.Scale(today) == 0
            ? []
            : world.Company.People.Where(person => person.On(today) is not null).Select((person, index) => Effective(person, index, request));
    }

    private JsonObject Effective(Person person, int index, ApiRequest request)
    {
        MemberLimit limit = Limit(person, index, request);
        decimal spent = limits.SpentCents(person, request.Clock) * request.Faults.Scale(DateOnly.FromDateTime(request.Clock.UtcDateTime));
        return new JsonObject
        {
            ["scope"] = new JsonObject { ["type"] = "user", ["user_id"] = person.UserId },
            ["actor"] = Actor(person),
            ["amount"] = limit.Amount,
            ["currency"] = "USD",
            ["period"] = "monthly",
            ["source"] = limit.Source switch
            {
                "user" => new JsonObject { ["type"] = "user", ["user_id"] = person.UserId },
                "seat_tier" => new JsonObject { ["type"] = "seat_tier", ["seat_tier"] = "enterprise_standard" },
                _ => new JsonObject { ["type"] = "rbac_group", ["rbac_group_id"] = person.RbacGroups[0] },
            },
            ["spend_limit_id"] = limit.Amount is null ? null : $"spl_01{person.PersonId}",
            ["period_to_date_spend"] = spent.ToString("0.######", CultureInfo.InvariantCulture),
        };
    }

    // Of those who asked for more and got it, what they got.
    private MemberLimit Limit(Person person, int index, ApiRequest request)
    {
        MemberLimit limit = limits.Of(person, index, request.Clock);
        return IsRequester(index) && Decision(person, index, request) is { Status: "approved", Amount: { } amount } ? new MemberLimit("user", amount) : limit;
    }

    private IEnumerable<JsonObject> Requests(ApiRequest request) =>
        Enumerable.Range(0, world.Company.People.Count).TakeWhile(IsRequester).Select(index => Row(request, index));

    private static bool IsRequester(int index) => index < 11;

    // Three wait: the first one for days, the others since yesterday's noon.
    private static bool IsWaiting(int index) => index % 4 == 0 && index < 9;

    private static DateTimeOffset Asked(int index) =>
        index > 0 && IsWaiting(index)
            ? new DateTimeOffset(2026, 11, 2, 12 + index, 0, 0, TimeSpan.Zero)
            : new DateTimeOffset(2026, 10, 28, 9, 0, 0, TimeSpan.Zero).AddDays(-index);

    // Most were decided within a day; one took longer.
    private (string Status, string? Amount, DateTimeOffset At)? Decision(Person person, int index, ApiRequest request) =>
        decided.TryGetValue(RequestId(index), out var taken) ? taken
        : IsWaiting(index) ? null
        : index % 3 == 2 ? ("denied", null, Asked(index).AddHours(3 + index))
        : ("approved", limits.Raised(person, index, request.Clock), Asked(index).AddHours(index == 9 ? 31 : 2 + index));

    private JsonObject Row(ApiRequest request, int index)
    {
        Person person = world.Company.People[index];
        string id = RequestId(index);
        DateTimeOffset asked = Asked(index);
        (string Status, string? Amount, DateTimeOffset At)? decision = Decision(person, index, request);
        return new JsonObject
        {
            ["id"] = id,
            ["type"] = "spend_limit_increase_request",
            ["status"] = decision?.Status ?? "pending",
            ["actor"] = Actor(person),
            ["period"] = "monthly",
            ["created_at"] = Time(asked),
            ["resolved_at"] = decision is { } resolved ? Time(resolved.At) : null,
            ["resolved_by"] = decision is null
                ? null
                : new JsonObject { ["type"] = "scoped_api_key_actor", ["scoped_api_key_id"] = "apikey_01LarkfieldLimits" },
            ["spend_limit"] = decision?.Amount is { } amount
                ? new JsonObject
                {
                    ["type"] = "spend_limit",
                    ["id"] = $"spl_01{person.PersonId}",
                    ["amount"] = amount,
                    ["currency"] = "USD",
                    ["period"] = "monthly",
                }
                : null,
            ["spend_summary"] = decision is null ? Effective(person, index, request) : null,
        };
    }

    private JsonObject One(ApiRequest request, string id) =>
        Requests(request).FirstOrDefault(row => (string?)row["id"] == id)
        ?? throw new VendorException(404, "not_found_error", $"No spend limit increase request {id}");

    private JsonObject Approve(ApiRequest request, string id)
    {
        string amount = (string?)request.Json?["amount"] ?? throw VendorException.BadRequest("amount: Field required");
        if (!long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw VendorException.BadRequest("amount: a non-negative integer decimal string");
        }

        return (string?)One(request, id)["status"] == "pending"
            ? Decided(request, id, "approved", amount)
            : throw VendorException.BadRequest("The request has already been resolved");
    }

    private JsonObject Deny(ApiRequest request, string id) =>
        (string?)One(request, id)["status"] switch
        {
            "pending" => Decided(request, id, "denied", null),
            "denied" => One(request, id),
            _ => throw VendorException.BadRequest("The request has already been approved"),
        };

    private JsonObject Decided(ApiRequest request, string id, string status, string? amount)
    {
        decided[id] = (status, amount, request.Clock);
        return One(request, id);
    }

    private static JsonObject Actor(Person person) =>
        new()
        {
            ["type"] = "user_actor",
            ["user_id"] = person.UserId,
            ["name"] = person.DisplayName,
            ["email_address"] = person.VendorEmail,
            ["deleted"] = false,
        };

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
