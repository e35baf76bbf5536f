using System.Text.Json.Nodes;
using Finops.Simulator.Features;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>A row of <c>/users</c>: every block present, zero where nothing happened.</summary>
internal static class UserRow
{
    private static readonly string[] OfficeApplications = ["excel", "outlook", "powerpoint", "word"];

    internal static JsonObject Write(ActivityDay day, string? email, IReadOnlyList<FeatureUse> uses) =>
        new()
        {
            ["user"] = new JsonObject
            {
                ["id"] = day.Person.UserId,
                ["email_address"] = email,
                ["type"] = "user",
            },
            ["chat_metrics"] = Zeros(
                [
                    "connectors_used_count",
                    "distinct_artifacts_created_count",
                    "distinct_connectors_used_count",
                    "distinct_conversation_count",
                    "distinct_files_uploaded_count",
                    "distinct_projects_created_count",
                    "distinct_projects_used_count",
                    "distinct_shared_artifacts_viewed_count",
                    "distinct_skills_used_count",
                    "message_count",
                    "shared_conversations_viewed_count",
                    "thinking_message_count",
                ],
                ("connectors_used_count", Invocations(uses, "chat", FeatureKind.Connector)),
                ("distinct_connectors_used_count", Distinct(uses, "chat", FeatureKind.Connector)),
                ("distinct_skills_used_count", Distinct(uses, "chat", FeatureKind.Skill)),
                ("distinct_conversation_count", day.ChatConversations),
                ("message_count", day.ChatMessages),
                ("thinking_message_count", day.ChatMessages / 3)
            ),
            ["claude_code_metrics"] = new JsonObject { ["core_metrics"] = Core(day), ["tool_actions"] = Tools(day) },
            ["cowork_metrics"] = Zeros(
                [
                    "action_count",
                    "connectors_used_count",
                    "dispatch_turn_count",
                    "distinct_connectors_used_count",
                    "distinct_session_count",
                    "distinct_skills_used_count",
                    "message_count",
                    "skills_used_count",
                ],
                ("action_count", day.CoworkMessages * 2),
                ("connectors_used_count", Invocations(uses, "cowork", FeatureKind.Connector)),
                ("distinct_connectors_used_count", Distinct(uses, "cowork", FeatureKind.Connector)),
                ("distinct_skills_used_count", Distinct(uses, "cowork", FeatureKind.Skill)),
                ("skills_used_count", Invocations(uses, "cowork", FeatureKind.Skill)),
                ("distinct_session_count", day.CoworkSessions),
                ("message_count", day.CoworkMessages)
            ),
            ["design_metrics"] = Zeros(
                ["distinct_projects_created_count", "distinct_projects_used_count", "distinct_session_count", "message_count"],
                ("distinct_session_count", day.DesignSessions),
                ("message_count", day.DesignMessages)
            ),
            ["office_metrics"] = Office(day),
            ["science_metrics"] = Zeros(["delegation_count", "distinct_session_count", "message_count", "remote_compute_job_count", "skills_used_count"]),
            ["web_search_count"] = day.WebSearches,
            ["last_activity_date"] = day.Day.ToString("yyyy-MM-dd"),
        };

    private static JsonObject Core(ActivityDay day)
    {
        var core = new JsonObject
        {
            ["commit_count"] = day.Commits,
            ["pull_request_count"] = day.PullRequests,
            ["distinct_session_count"] = day.CodeSessions,
            ["lines_of_code"] = new JsonObject { ["added_count"] = day.LinesAdded, ["removed_count"] = day.LinesRemoved },
        };
        // The vendor added the field in August.
        if (day.Day >= new DateOnly(2026, 8, 17))
        {
            core["artifacts_created_count"] = 0;
        }

        return core;
    }

    private static JsonObject Tools(ActivityDay day) =>
        new()
        {
            ["edit_tool"] = new JsonObject { ["accepted_count"] = day.EditsAccepted, ["rejected_count"] = day.EditsRejected },
            ["multi_edit_tool"] = Zeros(["accepted_count", "rejected_count"]),
            ["notebook_edit_tool"] = Zeros(["accepted_count", "rejected_count"]),
            ["write_tool"] = Zeros(["accepted_count", "rejected_count"], ("accepted_count", day.EditsAccepted / 5)),
        };

    private static JsonObject Office(ActivityDay day)
    {
        var office = new JsonObject();
        foreach (string application in OfficeApplications)
        {
            int messages = application == day.OfficeApplication ? day.OfficeMessages : 0;
            office[application] = Zeros(
                [
                    "connectors_used_count",
                    "distinct_connectors_used_count",
                    "distinct_session_count",
                    "distinct_skills_used_count",
                    "message_count",
                    "skills_used_count",
                ],
                ("distinct_session_count", messages == 0 ? 0 : 1),
                ("message_count", messages)
            );
        }

        return office;
    }

    private static int Invocations(IReadOnlyList<FeatureUse> uses, string product, FeatureKind kind) =>
        uses.Where(use => use.Product == product && use.Feature.Kind == kind).Sum(static use => use.Invocations);

    private static int Distinct(IReadOnlyList<FeatureUse> uses, string product, FeatureKind kind) =>
        uses.Where(use => use.Product == product && use.Feature.Kind == kind).Select(static use => use.Feature).Distinct().Count();

    private static JsonObject Zeros(string[] names, params ReadOnlySpan<(string Name, int Count)> counts)
    {
        var block = new JsonObject();
        foreach (string name in names)
        {
            block[name] = 0;
        }

        foreach ((string name, int count) in counts)
        {
            block[name] = count;
        }

        return block;
    }
}
