using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Simulator.Staff;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Vendors.ClaudeCompliance;

/// <summary>The activity feed: newest first, pages by the last activity's id, cursors that never expire, chats among all the rest.</summary>
public sealed class ClaudeComplianceApi(World world) : IVendorApi
{
    // The vendor's most are 5,000.
    private const int RowsPerPage = 7;

    private static readonly string[] Types =
    [
        "claude_chat_created",
        "extra_usage_spend_limit_updated",
        "extra_usage_spend_limit_increase_request_approved",
        "org_model_default_updated",
        "claude_user_role_updated",
        "org_user_invite_sent",
        "scim_user_created",
        "group_member_added",
        "platform_api_key_created",
        "claude_chat_viewed",
    ];

    public string SourceId => "claude-compliance";

    public string Key => "sk-ant-api01-larkfield-activities";

    public string KeyWithoutScope => "sk-ant-api01-larkfield-user-data";

    public int? ExpiredCursorStatus => null;

    public string? EnumField => "type";

    public ApiAnswer Answer(ApiRequest request)
    {
        AnthropicCaller.Check(request.Headers, Key, KeyWithoutScope, "read:compliance_user_data", "read:compliance_activities");
        if (!HttpMethods.IsGet(request.Method) || request.Path != "/v1/compliance/activities")
        {
            throw new VendorException(404, "not_found_error", $"Not found: {request.Path}");
        }

        var parameters = new Parameters(request.Query);
        DateTimeOffset from = parameters.Instant("created_at.gte") ?? new DateTimeOffset(Company.FirstDay, TimeOnly.MinValue, TimeSpan.Zero);
        DateTimeOffset to = parameters.Instant("created_at.lt") ?? request.Clock;
        HashSet<string> types = [.. parameters.Array("activity_types")];
        int limit = Math.Min(parameters.Limit(100, 5000), RowsPerPage);
        List<JsonObject> rows =
        [
            .. Days(from, to)
                .SelectMany(day => On(day, request.Faults))
                .Where(row =>
                    At(row) >= from && At(row) < to && At(row) < request.Clock.AddMinutes(-1) && (types.Count == 0 || types.Contains((string)row["type"]!))
                )
                .OrderByDescending(At)
                .ThenByDescending(static row => (string)row["id"]!, StringComparer.Ordinal),
        ];
        int start = parameters.Text("after_id") is { Length: > 0 } after ? rows.FindIndex(row => (string?)row["id"] == after) + 1 : 0;
        List<JsonObject> page = [.. rows.Skip(start).Take(limit)];
        return new ApiAnswer(
            new JsonObject
            {
                ["data"] = new JsonArray([.. page]),
                ["has_more"] = start + limit < rows.Count,
                ["first_id"] = (string?)page.FirstOrDefault()?["id"],
                ["last_id"] = (string?)page.LastOrDefault()?["id"],
            }
        );
    }

    public JsonNode Error(VendorException error) => AnthropicCaller.Error(error);

    public bool HasCursor(ApiRequest request) => request.Query.ContainsKey("after_id");

    public IEnumerable<JsonObject> Rows(JsonNode answer) => (answer["data"] as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<DateOnly> Days(DateTimeOffset from, DateTimeOffset to)
    {
        for (DateOnly day = DateOnly.FromDateTime(from.UtcDateTime); day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) < to.UtcDateTime; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private IEnumerable<JsonObject> On(DateOnly day, Faults faults)
    {
        var dice = Dice.For(world.Company.Seed, "activity-feed", day.ToString("yyyy-MM-dd"));
        int count = day < Company.FirstDay ? 0 : dice.Between(4, 12) * faults.Scale(day);
        for (int index = 0; index < count; index++)
        {
            string type = Types[dice.Next(Types.Length)];
            Person admin = world.Company.People[dice.Next(3)],
                member = world.Company.People[dice.Next(world.Company.People.Count)];
            var row = new JsonObject
            {
                ["id"] = $"activity_01{day:yyyyMMdd}{index:000}",
                ["created_at"] = new DateTimeOffset(day, new TimeOnly(dice.Next(24), dice.Next(60), dice.Next(60)), TimeSpan.Zero).ToString(
                    "yyyy-MM-ddTHH:mm:ssZ",
                    CultureInfo.InvariantCulture
                ),
                ["organization_id"] = Company.OrganizationId,
                ["organization_uuid"] = Company.OrganizationUuid,
                ["type"] = type,
                ["actor"] = type switch
                {
                    "scim_user_created" => new JsonObject
                    {
                        ["type"] = "scim_directory_sync_actor",
                        ["directory_id"] = "directory_01Larkfield",
                        ["workos_event_id"] = $"event_01{index}",
                        ["idp_connection_type"] = "OktaSCIMV2",
                    },
                    "platform_api_key_created" => new JsonObject
                    {
                        ["type"] = "admin_api_key_actor",
                        ["admin_api_key_id"] = "apikey_01LarkfieldAdmin",
                        ["ip_address"] = "192.0.2.34",
                        ["user_agent"] = "terraform",
                    },
                    _ => new JsonObject
                    {
                        ["type"] = "user_actor",
                        ["email_address"] = admin.VendorEmail,
                        ["user_id"] = admin.UserId,
                        ["ip_address"] = "192.0.2.34",
                        ["user_agent"] = "Mozilla/5.0",
                    },
                },
            };
            Describe(row, type, member, ref dice);
            yield return row;
        }
    }

    private static void Describe(JsonObject row, string type, Person member, ref Dice dice)
    {
        if (type.StartsWith("extra_usage", StringComparison.Ordinal))
        {
            row["spend_limit_id"] = $"spl_01{dice.Letters(12)}";
            row["amount"] = dice.Between(1, 20) * 5000;
        }

        if (type == "extra_usage_spend_limit_increase_request_approved")
        {
            row["requester_user_id"] = member.UserId;
            row["spend_limit_increase_request_id"] = $"slir_01{dice.Letters(12)}";
        }
        else
        {
            row["user_id"] = member.UserId;
        }
    }

    private static DateTimeOffset At(JsonObject row) => DateTimeOffset.Parse((string)row["created_at"]!, CultureInfo.InvariantCulture);
}
