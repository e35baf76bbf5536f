using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.Openai;

/// <summary>Lists of users, projects, keys and service accounts.</summary>
internal sealed class OpenaiDirectory(OpenaiOrganization organization, ApiRequest request)
{
    private static readonly DateOnly Founded = new(2026, 4, 1);

    private DateOnly Today => DateOnly.FromDateTime(request.Clock.UtcDateTime);

    /// <exception cref="VendorException">400 for an unknown cursor, 404 for an unknown list.</exception>
    internal JsonObject Answer(string[] path) =>
        path switch
        {
            ["users"] => List(organization.Users.Where(person => person.Joined <= Today && (person.Left is null || person.Left > Today)).Select(User)),
            ["projects"] => List(
                organization
                    .Projects.Where(project => request.Query["include_archived"] == "true" || project.ArchivedOn is null || project.ArchivedOn > Today)
                    .Select(Project)
            ),
            ["projects", var id, "api_keys"] => List(Keys(id).Select(Key)),
            ["projects", var id, "service_accounts"] => List(Keys(id).Where(static key => key.Owner is null).Select(ServiceAccount)),
            _ => throw new VendorException(404, "invalid_request_error", $"Unknown request URL: GET {request.Path}"),
        };

    private IEnumerable<OpenaiKey> Keys(string project)
    {
        List<OpenaiKey> keys = [.. organization.Keys.Where(key => key.Project.Id == project)];
        return keys.Count > 0 && !(keys[0].Project.ArchivedOn <= Today)
            ? keys
            : throw new VendorException(404, "invalid_request_error", $"Project {project} not found");
    }

    private JsonObject List(IEnumerable<JsonObject> all)
    {
        List<JsonObject> rows = [.. all];
        int start = 0;
        if (request.Query.TryGetValue("after", out var after))
        {
            start = rows.FindIndex(row => (string?)row["id"] == after) + 1;
            if (start == 0)
            {
                throw VendorException.BadRequest($"after: no such id '{after}'");
            }
        }

        int limit = request.Query.TryGetValue("limit", out var text) ? Math.Clamp(int.Parse(text!), 1, 100) : 20;
        List<JsonObject> page = [.. rows.Skip(start).Take(limit)];
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page]),
            ["first_id"] = (string?)page.FirstOrDefault()?["id"],
            ["last_id"] = (string?)page.LastOrDefault()?["id"],
            ["has_more"] = start + page.Count < rows.Count,
        };
    }

    private JsonObject User(Person person) =>
        new()
        {
            ["object"] = "organization.user",
            ["id"] = organization.UserId(person),
            ["email"] = person.VendorEmail,
            ["name"] = person.DisplayName,
            ["role"] = "reader",
            ["added_at"] = Seconds(person.Joined),
            ["is_service_account"] = false,
        };

    private JsonObject Project(OpenaiProject project) =>
        new()
        {
            ["object"] = "organization.project",
            ["id"] = project.Id,
            ["name"] = project.Name,
            ["created_at"] = Seconds(Founded),
            ["archived_at"] = project.ArchivedOn is { } day && day <= Today ? Seconds(day) : null,
            ["status"] = project.ArchivedOn <= Today ? "archived" : "active",
        };

    private static JsonObject Key(OpenaiKey key) =>
        new()
        {
            ["object"] = "organization.project.api_key",
            ["id"] = key.Id,
            ["name"] = key.Name,
            ["redacted_value"] = "sk-proj-***",
            ["created_at"] = Seconds(Founded),
            ["last_used_at"] = null,
            ["owner"] = key.Owner is { } person
                ? new JsonObject
                {
                    ["type"] = "user",
                    ["user"] = new JsonObject
                    {
                        ["object"] = "organization.project.user",
                        ["id"] = key.OwnerId,
                        ["name"] = person.DisplayName,
                        ["email"] = person.VendorEmail,
                        ["role"] = "member",
                    },
                }
                : new JsonObject { ["type"] = "service_account", ["service_account"] = ServiceAccount(key) },
        };

    private static JsonObject ServiceAccount(OpenaiKey key) =>
        new()
        {
            ["object"] = "organization.project.service_account",
            ["id"] = key.OwnerId,
            ["name"] = key.Name,
            ["role"] = "member",
            ["created_at"] = Seconds(Founded),
        };

    private static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
}
