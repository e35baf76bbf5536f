using System.Text.Json.Nodes;
using Finops.Simulator.Features;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Rows of <c>/skills</c>, <c>/connectors</c>, <c>/plugins</c>, <c>/apps/chat/projects</c> and <c>/artifacts</c>.</summary>
internal static class FeatureRow
{
    private static readonly string[] OfficeApplications = ["excel", "outlook", "powerpoint", "word"];

    // The vendor began to tell reading from writing calls late in May, and own from managed credentials in July.
    private static readonly DateOnly FirstClassified = new(2026, 5, 29);
    private static readonly DateOnly FirstCredentials = new(2026, 7, 1);

    internal static JsonNode Feature(Feature feature, IReadOnlyList<FeatureUse> uses) =>
        feature.Kind switch
        {
            FeatureKind.Skill => Skill(feature, uses),
            FeatureKind.Connector => Connector(feature, uses),
            _ => Plugin(feature, uses),
        };

    internal static JsonNode Project(ChatProject project, IReadOnlyList<ProjectUse> uses, string? ownersEmail) =>
        new JsonObject
        {
            ["project_id"] = project.Id,
            ["project_name"] = project.Name,
            ["created_at"] = RowWriter.Time(project.CreatedAt),
            ["created_by"] = ownersEmail is null
                ? null
                : new JsonObject
                {
                    ["id"] = project.Owner.UserId,
                    ["email_address"] = ownersEmail,
                    ["type"] = "user",
                },
            ["distinct_user_count"] = uses.Select(static use => use.Person).Distinct().Count(),
            ["distinct_conversation_count"] = uses.Sum(static use => use.Conversations),
            ["message_count"] = uses.Sum(static use => use.Messages),
        };

    internal static JsonNode Artifact(string type, bool isShared, IReadOnlyList<ArtifactUse> uses) =>
        new JsonObject
        {
            ["artifact_type"] = type,
            ["is_shared"] = isShared,
            ["artifacts_created_count"] = uses.Sum(static use => use.Count),
            ["published_artifacts_created_count"] = uses.Sum(static use => use.Published),
            ["distinct_user_count"] = uses.Select(static use => use.Person).Distinct().Count(),
        };

    private static JsonObject Skill(Feature feature, IReadOnlyList<FeatureUse> uses)
    {
        JsonObject row = Begin("skill", feature, uses);
        AddProducts(row, "skill", uses);
        decimal? list = uses.Aggregate((decimal?)null, static (sum, use) => use.ListCents is { } cents ? (sum ?? 0m) + cents : sum);
        row["invocation_count"] = uses.Sum(static use => use.Invocations);
        row["enable_count"] = feature.ShareStatus is null ? null : Users(uses);
        row["share_status"] = feature.ShareStatus;
        row["estimated_overage_spend"] = Cents(uses.Sum(static use => use.BilledCents));
        row["attributed_list_price"] = list is { } given ? Cents(given) : null;
        row["currency"] = "USD";
        return row;
    }

    private static JsonObject Connector(Feature feature, IReadOnlyList<FeatureUse> uses)
    {
        JsonObject row = Begin("connector", feature, uses);
        AddProducts(row, "connector", uses);
        int calls = uses.Sum(static use => use.Invocations),
            users = Users(uses);
        bool isClassified = uses[0].Day >= FirstClassified,
            hasCredentials = uses[0].Day >= FirstCredentials;
        row["read_call_count"] = isClassified ? calls - calls * 3 / 10 - calls / 5 : null;
        row["write_call_count"] = isClassified ? calls / 5 : null;
        row["unclassified_call_count"] = isClassified ? calls * 3 / 10 : null;
        row["individual_auth_distinct_user_count"] = hasCredentials ? users - users / 3 : null;
        row["managed_auth_distinct_user_count"] = hasCredentials ? users / 3 : null;
        return row;
    }

    private static JsonObject Plugin(Feature feature, IReadOnlyList<FeatureUse> uses)
    {
        JsonObject row = Begin("plugin", feature, uses);
        row.Remove("plugin_display_name");
        row["plugin_id"] = feature.Id;
        row["install_count"] = uses.Where(static use => use.IsInstalled).Select(static use => use.Person).Distinct().Count();
        row["invocation_count"] = uses.Sum(static use => use.Invocations);
        row["claude_code_metrics"] = new JsonObject { ["distinct_session_plugin_used_count"] = Sessions(uses, "claude_code") };
        row["cowork_metrics"] = new JsonObject { ["distinct_session_plugin_used_count"] = Sessions(uses, "cowork") };
        return row;
    }

    private static JsonObject Begin(string kind, Feature feature, IReadOnlyList<FeatureUse> uses) =>
        new()
        {
            [$"{kind}_name"] = feature.Name,
            [$"{kind}_display_name"] = feature.DisplayName,
            ["distinct_user_count"] = Users(uses),
        };

    private static void AddProducts(JsonObject row, string kind, IReadOnlyList<FeatureUse> uses)
    {
        row["chat_metrics"] = new JsonObject { [$"distinct_conversation_{kind}_used_count"] = Sessions(uses, "chat") };
        row["claude_code_metrics"] = new JsonObject { [$"distinct_session_{kind}_used_count"] = Sessions(uses, "claude_code") };
        row["cowork_metrics"] = new JsonObject { [$"distinct_session_{kind}_used_count"] = Sessions(uses, "cowork") };
        var office = new JsonObject();
        foreach (string application in OfficeApplications)
        {
            office[application] = new JsonObject
            {
                [$"distinct_session_{kind}_used_count"] = uses.Where(use => use.OfficeApplication == application).Sum(static use => use.Sessions),
            };
        }

        row["office_metrics"] = office;
    }

    private static int Sessions(IReadOnlyList<FeatureUse> uses, string product) => uses.Where(use => use.Product == product).Sum(static use => use.Sessions);

    private static int Users(IReadOnlyList<FeatureUse> uses) => uses.Select(static use => use.Person).Distinct().Count();

    private static string Cents(decimal cents) => cents.ToString("0.######");
}
