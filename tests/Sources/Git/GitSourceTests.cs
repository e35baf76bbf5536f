using Finops.Core;
using Finops.Extract.Git;
using Finops.Simulator;
using Finops.Simulator.Files;

namespace Finops.Tests.Sources.Git;

public sealed class GitSourceTests : IDisposable
{
    private readonly TestHome home = new();
    private readonly GitSource source = new();

    [Fact]
    public async Task Extract_CommitsOverMidnight_KeepTheDayInUtcAndTheAuthorsDay()
    {
        var clone = new TestClone(home, "app", "git@github.com:Acme/App.git");
        clone.Commit("2026-10-31T23:30:00-07:00");
        clone.Commit("2026-11-01T04:00:00+05:30");
        clone.Commit("2026-11-01T12:00:00+00:00");
        await home.LandAsync(source, files: "app");
        Assert.Equal(
            "Acme/App|2026-10-31|2026-11-01\nAcme/App|2026-11-01|2026-10-31\nAcme/App|2026-11-01|2026-11-01",
            home.Query("SELECT repository, CAST(author_date AS VARCHAR), CAST(usage_date AS VARCHAR) FROM stg_git__commits ORDER BY ALL")
        );
    }

    [Fact]
    public async Task Extract_Trailers_LandCoAuthorsAndPullRequestAndNothingElseOfTheMessage()
    {
        var clone = new TestClone(home, "app");
        clone.Commit(
            "2026-10-05T12:00:00Z",
            "Fix #7: a secret plan (#42)\n\n* first\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n\n* second\n\nCo-authored-by: Bo "
                + "<bo@corp.test>\nco-authored-by: CLAUDE <noreply@anthropic.com>\n"
        );
        clone.Commit("2026-10-06T12:00:00Z", "Merge pull request #43 from acme/plan\n\nplan");
        clone.Commit("2026-10-07T12:00:00Z", "Closes #44");
        await home.LandAsync(source, files: "app");
        Assert.Equal(
            "42|Claude <noreply@anthropic.com>+Bo <bo@corp.test>\n43|\n|",
            home.Query("SELECT pull_request_number, array_to_string(co_authors, '+') FROM stg_git__commits ORDER BY usage_date")
        );
        Assert.Equal("0", home.Query("SELECT count(*) FROM raw_git__commits AS row WHERE contains(CAST(row AS VARCHAR), 'plan')"));
    }

    [Fact]
    public async Task Extract_MergeCommit_HasTwoParents()
    {
        var clone = new TestClone(home, "app");
        clone.Commit("2026-10-05T12:00:00Z");
        clone.Git("branch", "topic");
        clone.Commit("2026-10-06T12:00:00Z");
        clone.Git("checkout", "--quiet", "topic");
        clone.Commit("2026-10-06T13:00:00Z");
        clone.Git("checkout", "--quiet", "main");
        clone.Git("-c", "user.name=Ada", "-c", "user.email=ada@corp.test", "merge", "--quiet", "--no-ff", "-m", "Merge topic", "topic");
        await home.LandAsync(source, files: "app");
        Assert.Equal("3|1", home.Query("SELECT count(*) FILTER (NOT is_merge), count(*) FILTER (is_merge) FROM stg_git__commits"));
    }

    [Fact]
    public async Task Extract_Lines_AreThoseOfTheDefaultBranchWithoutWhatTheRepositoryCallsGenerated()
    {
        var clone = new TestClone(home, "app");
        clone.Commit(
            "2026-10-05T12:00:00Z",
            ("a.cs", "1\n2\n3\n"),
            ("b c.cs", "1\n"),
            ("x.lock", "1\n2\n"),
            ("vendor/y.js", "1\n2\n"),
            ("picture", "\0\u0001\n")
        );
        clone.Git("checkout", "--quiet", "-b", "topic");
        clone.Commit("2026-10-06T12:00:00Z", ("a.cs", "1\n2\n3\n4\n"));
        clone.Commit("2026-10-06T13:00:00Z", ("a.cs", "1\n2\n3\n5\n6\n"));
        clone.Git("checkout", "--quiet", "main");
        clone.Git("mv", "b c.cs", "d\u00e4.cs");
        clone.Commit("2026-10-07T12:00:00Z", (".gitattributes", "*.lock linguist-generated\n/vendor/** linguist-vendored=true\n"));
        clone.Git("-c", "user.name=Ada", "-c", "user.email=ada@corp.test", "merge", "--quiet", "--no-ff", "-m", "Merge topic", "topic");
        CloneFiles.Run(home.Home.Root, "", "clone", "--quiet", "--bare", "app", "bare.git");
        await home.LandAsync(source, files: "app");
        // 3 + 1 of the first; the attributes; 2 of the merge against its first parent, and nothing of what it brought
        const string Lines = "SELECT lines_added_count, lines_removed_count, is_merge FROM stg_git__commits ORDER BY authored_at_utc, lines_added_count";
        Assert.Equal("4|0|False\n||False\n||False\n2|0|False\n2|0|True", home.Query(Lines));
        Assert.Equal(
            "1",
            home.Query("SELECT count(*) FROM stg_git__commits m JOIN stg_git__commits c ON c.commit_sha = m.merged_sha WHERE c.lines_added_count IS NULL")
        );
        Assert.Empty(Directory.EnumerateFiles(home.Home.Temporary, "attributes-*"));

        using var bare = new TestHome();
        await bare.LandAsync(source, files: Path.Combine(home.Home.Root, "bare.git"));
        Assert.Equal(home.Query(Lines), bare.Query(Lines));
    }

    [Fact]
    public async Task Extract_PartialClone_TellsCommitsWithoutLines()
    {
        var upstream = new TestClone(home, "upstream");
        upstream.Commit("2026-10-05T12:00:00Z", ("a.cs", "1\n"));
        upstream.Git("config", "uploadpack.allowFilter", "true");
        CloneFiles.Run(home.Home.Root, "", "clone", "--quiet", "--no-checkout", "--filter=blob:none", $"file://{upstream.Folder}", "partial");
        await home.LandAsync(source, files: "partial");
        Assert.Equal("1|0", home.Query("SELECT count(*), count(lines_added_count) FROM stg_git__commits"));
    }

    [Fact]
    public async Task Extract_RewrittenHistory_ReplacesTheWholeRepository()
    {
        var clone = new TestClone(home, "app", "https://github.com/acme/app");
        clone.Commit("2026-10-05T12:00:00Z");
        clone.Commit("2026-10-06T12:00:00Z");
        await home.LandAsync(source, files: "app");
        clone.Git("reset", "--quiet", "--hard", "HEAD~1");
        clone.Commit("2026-10-09T12:00:00Z");
        await home.LandAsync(source, files: "app");
        Assert.Equal("2026-10-05\n2026-10-09", home.Query("SELECT CAST(usage_date AS VARCHAR) FROM stg_git__commits ORDER BY ALL"));
    }

    [Fact]
    public async Task Extract_UnchangedRefs_LandNothing()
    {
        var clone = new TestClone(home, "app", "https://github.com/acme/app");
        clone.Commit("2026-10-05T12:00:00Z");
        await home.LandAsync(source, files: "app");
        clone.Git("branch", "not-the-default-one");
        Assert.Null((await home.LandAsync(source, files: "app")).Sequence);
    }

    [Fact]
    public async Task Extract_TwoClonesOfOneRepository_TakesTheOneFetchedLast()
    {
        var old = new TestClone(home, "src/ada/app", "git@github.com:acme/app.git");
        old.Commit("2026-10-05T12:00:00Z");
        old.FetchedAt(home.Clock.GetUtcNow().AddDays(-9));
        var fresh = new TestClone(home, "src/bo/app", "https://user:secret@github.com/Acme/App");
        fresh.Commit("2026-10-05T12:00:00Z", "More");
        fresh.Commit("2026-10-06T12:00:00Z");
        await home.LandAsync(source, new SourceSettings(Files: "src"));
        Assert.Equal("github.com/acme/app|2", home.Query("SELECT repository_id, count(*) FROM stg_git__commits GROUP BY ALL"));
        Assert.Equal("2026-11-03", home.Query("SELECT CAST(up_to_date_date AS VARCHAR) FROM stg_git__repositories"));
        Assert.DoesNotContain("secret", home.Log.ToString() + home.Query("SELECT * FROM raw_git__repositories"), StringComparison.Ordinal);
        Assert.Contains("event=repository_twice source=git part=github.com/acme/app", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_GlobOfFolders_FindsClonesBelowAndBareOnes()
    {
        new TestClone(home, "teams/a/one").Commit("2026-10-05T12:00:00Z", "One");
        new TestClone(home, "teams/b/deep/two").Commit("2026-10-05T12:00:00Z", "Two");
        new TestClone(home, "other/three").Commit("2026-10-05T12:00:00Z", "Three");
        CloneFiles.Run(home.Home.Root, "", "clone", "--quiet", "--bare", "other/three", "teams/a/three.git");
        await home.LandAsync(source, files: "teams/*");
        Assert.Equal("3", home.Query("SELECT count(DISTINCT repository_id) FROM stg_git__commits"));
    }

    [Fact]
    public async Task Extract_ClonesRemoteBranchAhead_ReadsTheRemotesDefaultBranch()
    {
        var upstream = new TestClone(home, "upstream");
        upstream.Commit("2026-10-05T12:00:00Z");
        CloneFiles.Run(home.Home.Root, "", "clone", "--quiet", "upstream", "clone");
        upstream.Commit("2026-10-06T12:00:00Z");
        CloneFiles.Run(Path.Combine(home.Home.Root, "clone"), "", "fetch", "--quiet");
        await home.LandAsync(source, files: "clone");
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_git__commits"));
    }

    [Fact]
    public async Task Extract_RepositoryWithoutCommits_IsPassedOver()
    {
        _ = new TestClone(home, "empty");
        await home.LandAsync(source, files: "empty");
        Assert.Contains("event=repository_empty", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_OddZonesAndClocks_StillCount()
    {
        var clone = new TestClone(home, "app");
        CloneFiles.Run(
            clone.Folder,
            "commit refs/heads/main\nauthor Ada <ADA@corp.test> 1760000000 -9959\ncommitter Ada <> 1760000000 +0000\ndata 1\nx\n\ncommit "
                + "refs/heads/main\nauthor  <> 253402300799 +0000\ncommitter Ada <a@b> 1760000000 +0000\ndata 1\ny\n",
            "fast-import",
            "--quiet",
            "--date-format=raw-permissive"
        );
        await home.LandAsync(source, files: "app");
        Assert.Equal(
            "ada@corp.test|2025-10-09|2025-10-05\n|9999-12-31|9999-12-31",
            home.Query("SELECT author_email, CAST(usage_date AS VARCHAR), CAST(author_date AS VARCHAR) FROM stg_git__commits ORDER BY usage_date")
        );
    }

    [Fact]
    public async Task Extract_PrivateGithubAddress_NamesTheLogin()
    {
        var clone = new TestClone(home, "app");
        clone.Commit("2026-10-05T12:00:00Z", author: "Ada <12345+Ada-M@users.noreply.github.com>");
        clone.Commit("2026-10-06T12:00:00Z", author: "Bo <bo@corp.test>");
        await home.LandAsync(source, files: "app");
        Assert.Equal("ada-m\n", home.Query("SELECT author_login FROM stg_git__commits ORDER BY usage_date"));
    }

    [Fact]
    public async Task Extract_ShallowAndBrokenClones_AreToldTogether()
    {
        var upstream = new TestClone(home, "upstream");
        upstream.Commit("2026-10-05T12:00:00Z");
        upstream.Commit("2026-10-06T12:00:00Z");
        CloneFiles.Run(home.Home.Root, "", "clone", "--quiet", "--depth=1", $"file://{upstream.Folder}", "src/shallow");
        Directory.CreateDirectory(Path.Combine(home.Home.Root, "src", "broken", ".git"));
        var error = await home.RefusedAsync(source, new SourceSettings(Files: "src"));
        Assert.Equal(2, error.Problems.Count);
        Assert.Contains(error.Problems, problem => problem.Try == $"git -C {Path.Combine(home.Home.Root, "src", "shallow")} fetch --unshallow");
        Assert.Contains(error.Problems, problem => problem.Where == Path.Combine(home.Home.Root, "src", "broken"));
    }

    [Fact]
    public async Task Extract_NoRepositoryWhereOneWasNamed_IsExitCode2()
    {
        Assert.Equal(ExitCode.Usage, (await home.RefusedAsync(source, files: "nowhere")).Code);
        Assert.Equal(ExitCode.Usage, (await home.RefusedAsync(source)).Code);
    }

    [Fact]
    public async Task Extract_EmptyDropFolder_IsAnAnswer()
    {
        await home.LandAsync(source, new SourceSettings(Files: "drop/git"));
        Assert.Contains("event=nothing_dropped source=git", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_CompanysClones_HaveEveryCommitUnderItsOwnSha()
    {
        var world = new World(seed: 7, headCount: 12);
        var commits = world.Commits.Until(home.Clock.GetUtcNow());
        CloneFiles.Write(Path.Combine(home.Home.Root, "src"), world, home.Clock.GetUtcNow());
        await home.LandAsync(source, new SourceSettings(Files: "src"));
        Assert.Equal(
            string.Join('\n', commits.Select(commit => commit.Sha).Order(StringComparer.Ordinal)),
            home.Query("SELECT commit_sha FROM stg_git__commits ORDER BY 1")
        );
        Assert.Equal(
            $"{commits.Count(commit => commit.Parents.Count > 1)}|{commits.Count(commit => commit.IsAssisted)}",
            home.Query("SELECT count(*) FILTER (is_merge), count(*) FILTER (list_contains(co_authors, 'Claude <noreply@anthropic.com>')) FROM stg_git__commits")
        );
    }

    public void Dispose() => home.Dispose();
}
