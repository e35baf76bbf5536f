using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Extract.Http;

namespace Finops.Extract.Github;

/// <summary>
/// What lands of GitHub's objects. Documented fields that hold people's words, addresses of the API or whole other objects stay behind;
/// what no documentation names goes on, and is reported as unknown.
/// </summary>
internal static class GithubRow
{
    private static readonly string[] OfRepository = ["id", "full_name", "default_branch", "private", "archived", "fork", "pushed_at"];

    private static readonly string[] OfPullRequestSize = ["number", "merged_at", "additions", "deletions", "changed_files"];

    private static readonly string[] LeftOfCommit = ["url", "html_url", "comments_url", "node_id", "committer", "stats", "files"];

    private static readonly string[] LeftOfGitCommit = ["url", "message", "tree", "comment_count", "verification"];

    private static readonly string[] LeftOfPullRequest =
    [
        "url",
        "id",
        "node_id",
        "html_url",
        "diff_url",
        "patch_url",
        "issue_url",
        "commits_url",
        "review_comments_url",
        "review_comment_url",
        "comments_url",
        "statuses_url",
        "state",
        "locked",
        "title",
        "body",
        "labels",
        "milestone",
        "active_lock_reason",
        "closed_at",
        "assignee",
        "assignees",
        "requested_reviewers",
        "requested_teams",
        "head",
        "_links",
        "auto_merge",
        "draft",
    ];

    /// <summary>A repository: only what is asked of it, as it has a hundred fields.</summary>
    public static JsonElement Repository(JsonAnswer repository) => Serialize(Only(repository.Value, OfRepository));

    /// <summary>A commit of a repository.</summary>
    public static JsonElement Commit(JsonAnswer commit, string repository)
    {
        var row = Without(commit.Value, LeftOfCommit);
        var message = CommitMessage.Read(commit.Object("commit").Text("message") ?? "");
        row["repository"] = repository;
        row["author"] = Account(commit, "author");
        row["commit"] = Without(commit.Object("commit").Value, LeftOfGitCommit);
        row["parents"] = new JsonArray([.. commit.Items("parents").Select(parent => Only(parent.Value, ["sha"]))]);
        row["co_authors"] = List(message.CoAuthors);
        row["pull_request_reference"] = message.PullRequestReference;
        row["issue_keys"] = List(message.IssueKeys);
        return Serialize(row);
    }

    /// <summary>A pull request of a repository.</summary>
    public static JsonElement PullRequest(JsonAnswer pull, string repository)
    {
        var row = Without(pull.Value, LeftOfPullRequest);
        row["repository"] = repository;
        row["user"] = Account(pull, "user");
        row["base"] = pull.Has("base") ? Only(pull.Object("base").Value, ["ref"]) : null;
        row["label_names"] = List(pull.Has("labels") ? pull.Items("labels").Select(label => label.RequiredText("name")) : []);
        row["issue_keys"] = List(CommitMessage.IssueKeysOf($"{pull.Text("title")} {(pull.Has("head") ? pull.Object("head").Text("ref") : "")}"));
        return Serialize(row);
    }

    /// <summary>How large a pull request is: only what the list doesn't say.</summary>
    public static JsonElement PullRequestSize(JsonAnswer pull, string repository)
    {
        var row = Only(pull.Value, OfPullRequestSize);
        row["repository"] = repository;
        return Serialize(row);
    }

    // null when no account has the address; an empty object was seen too.
    private static JsonObject? Account(JsonAnswer of, string name) =>
        of.Has(name) && of.Object(name).Has("login") ? Only(of.Object(name).Value, ["login", "id", "type"]) : null;

    private static JsonObject Only(JsonElement value, string[] names) => Copy(value, names.Contains);

    private static JsonObject Without(JsonElement value, string[] names) => Copy(value, name => !names.Contains(name));

    private static JsonObject Copy(JsonElement value, Func<string, bool> isWanted) =>
        new(
            value
                .EnumerateObject()
                .Where(property => isWanted(property.Name))
                .Select(property => KeyValuePair.Create(property.Name, (JsonNode?)JsonNode.Parse(property.Value.GetRawText())))
        );

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonElement Serialize(JsonObject row) => JsonSerializer.SerializeToElement(row);
}
