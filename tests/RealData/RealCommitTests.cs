using System.Globalization;
using System.Text;
using Finops.Database;
using Finops.Simulator.Files;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.RealData;

/// <summary>
/// Commits of public repositories (realdata/commits): who, when in which zone, and with whose name on it, made into real git repositories again and
/// counted by the program. What is expected comes from the CSV by .NET's calendar alone.
/// </summary>
public sealed class RealCommitTests : IDisposable
{
    private const string Claude = "Claude <noreply@anthropic.com>";
    private const string Copilot = "Copilot <198982749+Copilot@users.noreply.github.com>";
    private readonly HomeFolder folder = new();

    private sealed record Line(
        string Repository,
        string Author,
        DateTimeOffset AuthorTime,
        DateTimeOffset CommitTime,
        bool IsMerge,
        string PullRequest,
        bool HasClaude,
        bool HasCopilot,
        int CoAuthors
    )
    {
        public string AuthorDay => AuthorTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        public string UtcDay => AuthorTime.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Commits_OfPublicRepositories_CountPerAuthorAndDayAndTool()
    {
        var lines = Read(Sources.RealData.Find("commits/commits.csv"));
        foreach (var repository in lines.GroupBy(line => line.Repository))
        {
            Make(repository.Key, [.. repository.Reverse()]);
        }

        await RunAsync("init");
        await RunAsync("extract", "--source", "git", "--file", Path.Combine(folder.Path, "src"));
        await RunAsync("build");

        using var warehouse = DuckDb.OpenReadOnly(folder.Home.WarehouseFile);
        Assert.Equal(
            lines
                .GroupBy(line => $"{line.UtcDay}|{line.AuthorDay}|{line.Repository}|{line.Author}")
                .Select(day => $"{day.Key}|{day.Count()}|{day.Count(line => line.IsMerge)}|{day.Count(line => line.HasClaude || line.HasCopilot)}")
                .Order(StringComparer.Ordinal),
            warehouse
                .Query(
                    "SELECT concat_ws('|', usage_date, author_date, repository, author_id, commit_count, merge_commit_count, ai_assisted_commit_count) FROM "
                        + "mart_commits_daily",
                    reader => reader.GetString(0)
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            lines.Count(line => line.UtcDay != line.AuthorDay),
            warehouse.Scalar<long>("SELECT CAST(sum(commit_count) AS BIGINT) FROM mart_commits_daily WHERE usage_date <> author_date")
        );
        Assert.Equal(
            lines
                .GroupBy(line => line.Repository)
                .Select(repository =>
                    $"{repository.Key}|{repository.Count(line => line.HasClaude)}|{repository.Count(line => line.HasCopilot)}|{repository.Count(line => line.PullRequest.Length > 0)}"
                )
                .Order(StringComparer.Ordinal),
            warehouse
                .Query(
                    """
                    SELECT concat_ws('|', repository, count(*) FILTER (list_contains(co_authors,
                      'Claude <noreply@anthropic.com>') AND ai_tool IN ('claude_code', 'several')),
                      count(*) FILTER (len(list_filter(co_authors, lambda who: starts_with(who, 'Copilot'))) > 0 AND ai_tool IN ('github_copilot', 'several')),
                        count(pull_request_number))
                    FROM int_commits__assigned GROUP BY repository
                    """,
                    reader => reader.GetString(0)
                )
                .Order(StringComparer.Ordinal)
        );
        // Nobody of them is in people.csv, and nobody is lost.
        Assert.Equal(
            $"{lines.Select(line => line.Author).Distinct().Count()}|{lines.Count}",
            warehouse.Scalar<string>("SELECT concat_ws('|', count(*), sum(commit_count)) FROM mart_identity_worklist WHERE finding = 'unknown'")
        );
    }

    public void Dispose() => folder.Dispose();

    private static List<Line> Read(string file) =>
        [
            .. File.ReadLines(file)
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(cells => new Line(
                    cells[0],
                    $"{cells[2]}@authors.test",
                    DateTimeOffset.Parse(cells[3], CultureInfo.InvariantCulture),
                    DateTimeOffset.Parse(cells[4], CultureInfo.InvariantCulture),
                    cells[5] == "1",
                    cells[6],
                    cells[7] == "1",
                    cells[8] == "1",
                    int.Parse(cells[9], CultureInfo.InvariantCulture)
                )),
        ];

    private async Task RunAsync(params string[] args)
    {
        var said = await Terminal.RunAsync([.. args, "--home", folder.Path]);
        Assert.True(said.ExitCode == 0, said.Error);
    }

    // One line of history, oldest first; the second parent of a merge is any earlier commit.
    private void Make(string repository, List<Line> lines)
    {
        var stream = new StringBuilder();
        for (var mark = 1; mark <= lines.Count; mark++)
        {
            var line = lines[mark - 1];
            var people = Enumerable
                .Range(0, Math.Max(0, line.CoAuthors - (line.HasClaude ? 1 : 0) - (line.HasCopilot ? 1 : 0)))
                .Select(number => $"Person {number} <person{number}@authors.test>");
            string[] tools = [.. line.HasClaude ? [Claude] : Array.Empty<string>(), .. line.HasCopilot ? [Copilot] : Array.Empty<string>()];
            var message =
                $"Work {mark}{(line.PullRequest.Length > 0 ? $" (#{line.PullRequest})" : "")}\n\n{string.Concat(people.Concat(tools).Select(who => $"Co-authored-by: {who}\n"))}";
            stream.Append(
                CultureInfo.InvariantCulture,
                $"commit refs/heads/main\nmark :{mark}\nauthor {line.Author} <{line.Author}> {Raw(line.AuthorTime)}\ncommitter C <c@authors.test> "
                    + $"{Raw(line.CommitTime)}\n"
            );
            stream.Append(
                CultureInfo.InvariantCulture,
                $"data {Encoding.UTF8.GetByteCount(message)}\n{message}{(mark > 1 ? $"from :{mark - 1}\n" : "")}{(line.IsMerge ? $"merge :{mark - 2}\n" : "")}\n"
            );
        }

        var path = Path.Combine(folder.Path, "src", repository);
        Directory.CreateDirectory(path);
        CloneFiles.Run(path, "", "init", "--quiet", "--initial-branch=main");
        CloneFiles.Run(path, stream.ToString(), "fast-import", "--quiet");
        CloneFiles.Run(path, "", "config", "remote.origin.url", $"https://github.com/{repository}.git");
    }

    private static string Raw(DateTimeOffset time) =>
        time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal).Insert(0, " ");
}
