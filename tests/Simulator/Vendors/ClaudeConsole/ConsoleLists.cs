using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Simulator.Staff;
using Finops.Simulator.Vendors.ClaudeAnalytics;

namespace Finops.Simulator.Vendors.ClaudeConsole;

/// <summary>Users, invites, workspaces and API keys: pages by the last object's id.</summary>
internal sealed class ConsoleLists(World world, ConsoleBook book)
{
    // The vendor's most are 1,000.
    private const int RowsPerPage = 3;

    internal JsonObject Answer(string list, Parameters parameters)
    {
        List<JsonObject> rows =
        [
            .. list switch
            {
                "users" => Users(),
                "invites" => Invites(),
                "workspaces" => Workspaces().Where(row => row["archived_at"] is null || parameters.Flag("include_archived")),
                _ => Keys(),
            },
        ];
        int limit = Math.Min(parameters.Limit(20, 1000), RowsPerPage);
        int start = parameters.Text("after_id") is { Length: > 0 } after ? rows.FindIndex(row => (string?)row["id"] == after) + 1 : 0;
        List<JsonObject> page = [.. rows.Skip(start).Take(limit)];
        return new JsonObject
        {
            ["data"] = new JsonArray([.. page]),
            ["has_more"] = start + limit < rows.Count,
            ["first_id"] = (string?)page.FirstOrDefault()?["id"],
            ["last_id"] = (string?)page.LastOrDefault()?["id"],
        };
    }

    private IEnumerable<JsonObject> Users() =>
        book.Developers.Select(
            (person, index) =>
                new JsonObject
                {
                    ["id"] = person.UserId,
                    ["email"] = person.VendorEmail,
                    ["name"] = person.DisplayName,
                    ["role"] = index == 0 ? "admin" : "claude_code_user",
                    ["added_at"] = Time(Company.FirstDay),
                    ["type"] = "user",
                }
        );

    private IEnumerable<JsonObject> Invites() =>
        world
            .Company.Listed.Skip(5)
            .Take(2)
            .Select(
                (person, index) =>
                    new JsonObject
                    {
                        ["id"] = $"invite_01Larkfield{index:00}",
                        ["email"] = person.VendorEmail,
                        ["role"] = "developer",
                        ["status"] = index == 0 ? "pending" : "expired",
                        ["invited_at"] = Time(Company.FirstDay.AddDays(90)),
                        ["expires_at"] = Time(Company.FirstDay.AddDays(111)),
                        ["type"] = "invite",
                    }
            );

    private IEnumerable<JsonObject> Workspaces() =>
        book
            .Workspaces.Select(workspace => new JsonObject
            {
                ["id"] = workspace.Id,
                ["name"] = workspace.Name,
                ["created_at"] = Time(Company.FirstDay),
                ["archived_at"] = null,
                ["display_color"] = "#6C5BB9",
                ["data_residency"] = new JsonObject
                {
                    ["workspace_geo"] = "us",
                    ["allowed_inference_geos"] = "unrestricted",
                    ["default_inference_geo"] = "global",
                },
                ["tags"] = workspace.CostCenter is { } center ? new JsonObject { ["CostCenter"] = center, ["env"] = "prod" } : new JsonObject(),
                ["external_key_id"] = null,
                ["type"] = "workspace",
            })
            .Append(
                new JsonObject
                {
                    ["id"] = "wrkspc_01LarkfieldOld",
                    ["name"] = "pilot 2026",
                    ["created_at"] = Time(Company.FirstDay),
                    ["archived_at"] = Time(Company.FirstDay.AddDays(40)),
                    ["tags"] = new JsonObject(),
                    ["type"] = "workspace",
                }
            );

    private IEnumerable<JsonObject> Keys() =>
        book
            .Workspaces.Where(static workspace => workspace.KeyId is not null)
            .Select(workspace => new JsonObject
            {
                ["id"] = workspace.KeyId,
                ["name"] = $"{workspace.Name} (production)",
                ["status"] = "active",
                ["workspace_id"] = workspace.Id,
                ["created_by"] = new JsonObject { ["id"] = book.Developers[0].UserId, ["type"] = "user" },
                ["partial_key_hint"] = "sk-ant-api03-Lar...k00A",
                ["expires_at"] = null,
                ["created_at"] = Time(Company.FirstDay),
                ["type"] = "api_key",
            });

    private static string Time(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T09:30:00.427722Z";
}
