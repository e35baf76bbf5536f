using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.Github;

/// <summary>GitHub's REST API of the company's repositories: commits of default branches, closed pull requests as a list and each by itself, pages by Link
/// header.</summary>
public sealed class GithubApi(World world) : IVendorApi
{
    public string SourceId => "github";

    public string Key => "ghp_larkfield-contents";

    public string OrganizationId => CommitBook.Owner;

    public string KeyWithoutScope => "ghp_larkfield-gists";

    public int? ExpiredCursorStatus => null;

    public string? EnumField => null;

    public ApiAnswer Answer(ApiRequest request)
    {
        CheckCaller(request);
        string owner = CommitBook.Owner;
        string[] path = request.Path.Trim('/').Split('/');
        switch (path)
        {
            case ["user", "repos"] or ["orgs", _, "repos"] when path[0] == "user" || path[1] == owner:
                return Page(request, [.. CommitBook.Repositories.Select(name => GithubObjects.Repository(owner, name, Last(name, request)))]);
            case ["repos", var of, var name] when of == owner && CommitBook.Repositories.Contains(name):
                return new ApiAnswer(GithubObjects.Repository(owner, name, Last(name, request)));
            case ["repos", var of, var name, "commits"] when of == owner && CommitBook.Repositories.Contains(name):
                return Page(request, [.. Commits(name, request)]);
            case ["repos", var of, var name, "pulls"] when of == owner && CommitBook.Repositories.Contains(name):
                return Page(
                    request,
                    [
                        .. Of(name, request)
                            .Reverse()
                            .Where(static commit => commit.PullRequest is not null)
                            .SelectMany(commit => Enumerable.Repeat(commit, Math.Min(request.Faults.Scale(Day(commit)), 1)))
                            .Select(GithubObjects.PullRequest),
                    ]
                );
            case ["repos", var of, var name, "pulls", var number] when of == owner && CommitBook.Repositories.Contains(name):
                return new ApiAnswer(
                    Of(name, request)
                        .Where(commit => commit.PullRequest?.ToString(CultureInfo.InvariantCulture) == number)
                        .Select(GithubObjects.PullRequestInFull)
                        .SingleOrDefault()
                        ?? throw new VendorException(404, "404", "Not Found")
                );
            default:
                throw new VendorException(404, "404", "Not Found");
        }
    }

    public JsonNode Error(VendorException error) =>
        new JsonObject
        {
            ["message"] = error.Message,
            ["documentation_url"] = "https://docs.github.com/rest",
            ["status"] = error.Status.ToString(CultureInfo.InvariantCulture),
        };

    public bool HasCursor(ApiRequest request) => request.Query.ContainsKey("page");

    public IEnumerable<JsonObject> Rows(JsonNode answer) => (answer as JsonArray ?? []).OfType<JsonObject>();

    // A revised day has every commit twice, the second under a SHA of its own.
    private IEnumerable<JsonObject> Commits(string repository, ApiRequest request)
    {
        DateTimeOffset since = Time(request, "since", DateTimeOffset.MinValue),
            until = Time(request, "until", DateTimeOffset.MaxValue);
        foreach (CommitFact commit in Of(repository, request).Where(commit => commit.CommittedAt >= since && commit.CommittedAt <= until).Reverse())
        {
            for (int copy = 0; copy < request.Faults.Scale(Day(commit)); copy++)
            {
                yield return GithubObjects.Commit(copy == 0 ? commit : commit with { Message = commit.Message + "\nAgain.\n" });
            }
        }
    }

    private IEnumerable<CommitFact> Of(string repository, ApiRequest request) =>
        world.Commits.Until(request.Clock).Where(commit => commit.Repository == repository);

    private DateTimeOffset? Last(string repository, ApiRequest request) =>
        Of(repository, request).Select(static commit => (DateTimeOffset?)commit.CommittedAt).Max();

    private static DateOnly Day(CommitFact commit) => DateOnly.FromDateTime(commit.CommittedAt.UtcDateTime);

    private static DateTimeOffset Time(ApiRequest request, string name, DateTimeOffset otherwise)
    {
        string? text = request.Query[name];
        return text is null ? otherwise
            : DateTimeOffset.TryParseExact(text, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                ? time
            : throw new VendorException(422, "422", $"Invalid time in {name}");
    }

    // Numbered pages; the link names a repository by its number, as GitHub's do.
    private static ApiAnswer Page(ApiRequest request, IReadOnlyList<JsonObject> rows)
    {
        int size = Math.Clamp(Number(request, "per_page", 30), 1, 100),
            page = Number(request, "page", 1);
        int last = Math.Max(1, (rows.Count + size - 1) / size);
        var answer = new JsonArray([.. rows.Skip((page - 1) * size).Take(size)]);
        if (last == 1)
        {
            return new ApiAnswer(answer);
        }

        string query = string.Concat(
            request.Query.Where(static pair => pair.Key != "page").Select(static pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}&")
        );
        string Link(int number, string relation) => $"<{request.BaseUrl}/repositories/7{request.Path}?{query}page={number}>; rel=\"{relation}\"";
        IEnumerable<string> links =
        [
            .. page > 1 ? [Link(page - 1, "prev"), Link(1, "first")] : Array.Empty<string>(),
            .. page < last ? [Link(page + 1, "next"), Link(last, "last")] : Array.Empty<string>(),
        ];
        return new ApiAnswer(answer, Headers: new Dictionary<string, string>(StringComparer.Ordinal) { ["Link"] = string.Join(", ", links) });
    }

    private static int Number(ApiRequest request, string name, int otherwise) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private void CheckCaller(ApiRequest request)
    {
        string key = request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (key == KeyWithoutScope)
        {
            throw new VendorException(403, "403", "Resource not accessible by personal access token");
        }

        if (key != Key)
        {
            throw new VendorException(401, "401", "Bad credentials");
        }

        if (string.IsNullOrEmpty(request.Headers.UserAgent))
        {
            throw new VendorException(403, "403", "Request forbidden by administrative rules. Please make sure your request has a User-Agent header");
        }
    }
}
