using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.Github;

/// <summary>Repositories, commits and pull requests as GitHub writes them: times in UTC, links and texts that no ledger needs among the rest.</summary>
internal static class GithubObjects
{
    internal static JsonObject Repository(string owner, string name, DateTimeOffset? pushedAt) =>
        new()
        {
            ["id"] = 7000 + name.Length,
            ["node_id"] = $"R_{name}",
            ["name"] = name,
            ["full_name"] = $"{owner}/{name}",
            ["private"] = true,
            ["owner"] = new JsonObject { ["login"] = owner, ["type"] = "Organization" },
            ["fork"] = false,
            ["archived"] = false,
            ["default_branch"] = "main",
            ["pushed_at"] = Time(pushedAt),
            ["description"] = "Nobody's business",
        };

    internal static JsonObject Commit(CommitFact commit) =>
        new()
        {
            ["url"] = $"https://api.github.com/repos/{CommitBook.Owner}/{commit.Repository}/commits/{commit.Sha}",
            ["sha"] = commit.Sha,
            ["node_id"] = $"C_{commit.Sha[..8]}",
            ["commit"] = new JsonObject
            {
                ["author"] = new JsonObject
                {
                    ["name"] = commit.Name,
                    ["email"] = commit.Email,
                    ["date"] = Time(commit.At),
                },
                ["committer"] = new JsonObject
                {
                    ["name"] = "GitHub",
                    ["email"] = "noreply@github.com",
                    ["date"] = Time(commit.CommittedAt),
                },
                ["message"] = commit.Message.TrimEnd(),
                ["tree"] = new JsonObject { ["sha"] = "4b825dc642cb6eb9a060e54bf8d69288fbee4904" },
                ["comment_count"] = 0,
                ["verification"] = new JsonObject { ["verified"] = false, ["reason"] = "unsigned" },
            },
            ["author"] = Account(commit),
            ["committer"] = new JsonObject
            {
                ["login"] = "web-flow",
                ["id"] = 19864447,
                ["type"] = "User",
            },
            ["parents"] = new JsonArray([.. commit.Parents.Select(parent => new JsonObject { ["sha"] = parent, ["url"] = "https://api.github.com/" })]),
        };

    internal static JsonObject PullRequest(CommitFact merge) =>
        new()
        {
            ["id"] = 900_000 + merge.PullRequest,
            ["number"] = merge.PullRequest,
            ["state"] = "closed",
            ["title"] = $"LARK-{1000 + (merge.PullRequest / 5)} Nobody's business",
            ["body"] = "Neither",
            ["user"] = Account(merge)
                ?? new JsonObject
                {
                    ["login"] = "ghost",
                    ["id"] = 10137,
                    ["type"] = "User",
                },
            ["created_at"] = Time(merge.At),
            ["updated_at"] = Time(merge.CommittedAt),
            ["closed_at"] = Time(merge.CommittedAt),
            ["merged_at"] = Time(merge.CommittedAt),
            ["merge_commit_sha"] = merge.Sha,
            ["labels"] = new JsonArray([.. Labels(merge).Select(static label => new JsonObject { ["name"] = label, ["color"] = "a2eeef" })]),
            ["head"] = new JsonObject { ["label"] = $"{CommitBook.Owner}:work", ["ref"] = "work" },
            ["base"] = new JsonObject { ["label"] = $"{CommitBook.Owner}:main", ["ref"] = "main" },
            ["draft"] = false,
            ["author_association"] = "MEMBER",
        };

    /// <summary>A pull request by itself: of all that the list has too, only what names it.</summary>
    internal static JsonObject PullRequestInFull(CommitFact merge) =>
        new()
        {
            ["number"] = merge.PullRequest,
            ["state"] = "closed",
            ["merged"] = true,
            ["merged_at"] = Time(merge.CommittedAt),
            ["base"] = new JsonObject { ["label"] = $"{CommitBook.Owner}:main", ["ref"] = "main" },
            ["commits"] = 1,
            ["additions"] = merge.LinesAdded,
            ["deletions"] = merge.LinesDeleted,
            ["changed_files"] = 1 + (merge.LinesAdded / 80),
        };

    private static IReadOnlyList<string> Labels(CommitFact merge) =>
        merge.Author is null ? ["dependencies"]
        : merge.PullRequest % 3 == 0 ? ["Feature"]
        : [];

    // Only addresses of the account are linked; an address of the company that nobody added to the account is not.
    private static JsonObject? Account(CommitFact commit) =>
        commit.Author is null
            ? new JsonObject
            {
                ["login"] = commit.Name,
                ["id"] = 49699333,
                ["type"] = "Bot",
                ["avatar_url"] = "https://avatars.githubusercontent.com/",
            }
        : commit.Author.IsListed && commit.Author.PersonId[^1] != '7'
            ? new JsonObject
            {
                ["login"] = commit.Author.GithubLogin,
                ["id"] = 4000 + commit.Author.GithubLogin.Length,
                ["type"] = "User",
                ["avatar_url"] = "https://avatars.githubusercontent.com/",
            }
        : null;

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
