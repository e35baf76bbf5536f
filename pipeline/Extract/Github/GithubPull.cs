using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Github;

/// <summary>One pull: which repositories, then commits and pull requests of each.</summary>
internal sealed class GithubPull(GithubClient client, ExtractRequest request, IExtraction extraction)
{
    private const string Repositories = "repositories";
    private const string Commits = "commits";
    private const string PullRequests = "pull_requests";
    private const string PullRequestSizes = "pull_request_sizes";

    /// <summary>Reads everything and hands it over.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var days = request.Days ?? GithubPolicy.Days(request.Today, extraction.NewestLandedDay(Commits));
        var sized = request.Days ?? GithubPolicy.Sizes(days, extraction.NewestLandedDay(PullRequestSizes));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var repository in RepositoriesAsync(cancellationToken))
        {
            var name = repository.RequiredText("full_name");
            var part = name.ToLowerInvariant();
            if (!seen.Add(part))
            {
                continue;
            }

            extraction.Write(Repositories, part, request.Today, GithubRow.Repository(repository), $"{repository.Where} {repository.Path}");
            extraction.Answered(Repositories, part, new DayRange(request.Today, request.Today.AddDays(1)));
            // Nothing was pushed since: no commit and no merge can lie in these days. It saves two requests for each of an organization's sleeping
            // repositories.
            var isAsleep = repository.Time("pushed_at") is { } pushed && pushed < Midnight(days.Start);
            await CommitsAsync(name, part, days, isAsleep, cancellationToken);
            await PullRequestsAsync(name, part, days, sized, repository.Text("default_branch"), isAsleep, cancellationToken);
        }

        if (seen.Count == 0)
        {
            throw new FinopsException(
                ExitCode.VendorUnavailable,
                new Problem(
                    request.SourceName("github"),
                    "at least one repository",
                    "none that the key can see",
                    "give the token access to the repositories, or name them: \"account\": \"acme other/app\""
                )
            );
        }

        request.Log.Write("answered", ("source", "github"), ("repositories", seen.Count), ("asked", days));
    }

    // The account of the settings: owner/name is a repository, a name alone an organization, several by blanks. Without any: whatever the key can see.
    private async IAsyncEnumerable<JsonAnswer> RepositoriesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var accounts = (request.Settings.Account ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var repository in accounts.Where(account => account.Contains('/', StringComparison.Ordinal)))
        {
            yield return await client.ObjectAsync($"/repos/{Escape(repository)}", $"repository {repository}", cancellationToken);
        }

        var lists =
            accounts.Length == 0
                ? [("/user/repos", "repositories of the key")]
                : accounts
                    .Where(account => !account.Contains('/', StringComparison.Ordinal))
                    .Select(account => ($"/orgs/{Escape(account)}/repos", $"repositories of {account}"));
        foreach (var (path, about) in lists)
        {
            await foreach (var repository in client.ItemsAsync(path, "per_page=100", about, cancellationToken))
            {
                yield return repository;
            }
        }
    }

    private async Task CommitsAsync(string repository, string part, DayRange days, bool isAsleep, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var outside = 0;
        var query = $"since={days.Start:yyyy-MM-dd}T00:00:00Z&until={days.End.AddDays(-1):yyyy-MM-dd}T23:59:59Z&per_page=100";
        var commits = isAsleep
            ? AsyncEnumerable.Empty<JsonAnswer>()
            : client.ItemsAsync($"/repos/{Escape(repository)}/commits", query, $"commits of {repository} {days}", cancellationToken);
        await foreach (var commit in commits)
        {
            var day = commit.Object("commit").Object("committer").Time("date") is { } time
                ? DateOnly.FromDateTime(time.UtcDateTime)
                : throw commit.Broken("a committer's date", "none");
            // A push between two pages moves commits to the next page, where they stand again.
            if (!seen.Add(commit.RequiredText("sha")))
            {
                continue;
            }

            if (day < days.Start || day >= days.End)
            {
                outside++;
                continue;
            }

            extraction.Write(Commits, part, day, GithubRow.Commit(commit, repository), $"{commit.Where} {commit.Path}");
        }

        extraction.Answered(Commits, part, days);
        if (outside > 0)
        {
            request.Log.Write("outside_of_the_days", ("source", "github"), ("part", part), ("commits", outside));
        }
    }

    // Newest change first: what was merged in these days was changed in them or later. The list doesn't say how large one is: those of the default branch are
    // asked for one by one.
    private async Task PullRequestsAsync(
        string repository,
        string part,
        DayRange days,
        DayRange sized,
        string? defaultBranch,
        bool isAsleep,
        CancellationToken cancellationToken
    )
    {
        var seen = new HashSet<long>();
        var pulls = isAsleep
            ? AsyncEnumerable.Empty<JsonAnswer>()
            : client.ItemsAsync(
                $"/repos/{Escape(repository)}/pulls",
                "state=closed&sort=updated&direction=desc&per_page=100",
                $"pull requests of {repository} {days}",
                cancellationToken
            );
        await foreach (var pull in pulls)
        {
            if (pull.Time("updated_at") is not { } updated || updated < Midnight(days.Start))
            {
                break;
            }

            var number = pull.Whole("number") ?? throw pull.Broken("a number", "none");
            if (pull.Time("merged_at") is not { } merged || !seen.Add(number))
            {
                continue;
            }

            var day = DateOnly.FromDateTime(merged.UtcDateTime);
            if (day >= days.Start && day < days.End)
            {
                extraction.Write(PullRequests, part, day, GithubRow.PullRequest(pull, repository), $"{pull.Where} {pull.Path}");
            }

            var isMergedWork = defaultBranch is null || !pull.Has("base") || pull.Object("base").Text("ref") == defaultBranch;
            if (day >= sized.Start && day < sized.End && isMergedWork)
            {
                var whole = await client.ObjectAsync(
                    $"/repos/{Escape(repository)}/pulls/{number}",
                    $"pull request {number} of {repository}",
                    cancellationToken
                );
                extraction.Write(PullRequestSizes, part, day, GithubRow.PullRequestSize(whole, repository), $"{whole.Where} {whole.Path}");
            }
        }

        extraction.Answered(PullRequests, part, days);
        extraction.Answered(PullRequestSizes, part, sized);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static string Escape(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
