using Finops.Core;

namespace Finops.Extract.Git;

/// <summary>A local clone as it stands.</summary>
/// <param name="Folder">Absolute path.</param>
/// <param name="Id">Stable id of the repository: host/owner/name of its remote in lower case, or <c>root:</c> and its first commit when it has none.</param>
/// <param name="Name">owner/name, or the folder's name without a remote.</param>
/// <param name="Host">Host of the remote; null without one.</param>
/// <param name="Branch">The ref that was read: the remote's default branch as last fetched, else what HEAD points to.</param>
/// <param name="Head">SHA of its newest commit.</param>
/// <param name="UpToDateAt">When the clone was last fetched; the time of reading for a repository without remote.</param>
internal sealed record LocalRepository(string Folder, string Id, string Name, string? Host, string Branch, string Head, DateTimeOffset UpToDateAt)
{
    private const string RemoteHead = "refs/remotes/origin/HEAD";

    /// <summary>Looks at a repository; null when it has no commit.</summary>
    /// <exception cref="FinopsException">Exit code 2: a shallow clone, or git may not read it. 1: it is broken.</exception>
    public static async Task<LocalRepository?> ReadAsync(string folder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var git = new GitProgram(folder);
        var facts = await git.LinesAsync(cancellationToken, "rev-parse", "--is-shallow-repository", "--git-common-dir");
        if (facts is not [var isShallow, var gitFolder])
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    folder,
                    "a git repository",
                    "git rev-parse says nothing about it",
                    "clone it again, or take it out of the folder. Nothing has landed"
                )
            );
        }

        if (isShallow == "true")
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    folder,
                    "a clone with its whole history",
                    "a shallow one: commits before its edge would count as none",
                    $"git -C {folder} fetch --unshallow"
                )
            );
        }

        var (branch, head) = await HeadAsync(git, cancellationToken);
        if (head is null)
        {
            return null;
        }

        var remote = await RemoteAsync(git, cancellationToken);
        var id = remote?.Id ?? $"root:{(await git.LinesAsync(cancellationToken, "rev-list", "--max-parents=0", head))!.Min(StringComparer.Ordinal)}";
        return new LocalRepository(
            folder,
            id,
            remote?.Path ?? Path.GetFileName(folder),
            remote?.Host,
            branch,
            head,
            remote is null ? now : Fetched(Path.GetFullPath(Path.Combine(folder, gitFolder)), now)
        );
    }

    private static async Task<(string Branch, string? Head)> HeadAsync(GitProgram git, CancellationToken cancellationToken)
    {
        var remote = await git.LinesAsync(cancellationToken, "rev-parse", "--verify", "--quiet", RemoteHead + "^{commit}");
        return remote is [var sha]
            ? (RemoteHead, sha)
            : ("HEAD", (await git.LinesAsync(cancellationToken, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"))?[0]);
    }

    // "origin", or the first by name. Addresses may carry a password: only host and path go on.
    private static async Task<RemoteAddress?> RemoteAsync(GitProgram git, CancellationToken cancellationToken)
    {
        var lines = await git.LinesAsync(cancellationToken, "config", "--get-regexp", @"^remote\..*\.url$") ?? [];
        var url = lines
            .Select(line => line.Split(' ', 2))
            .Where(line => line.Length == 2)
            .OrderBy(line => line[0] != "remote.origin.url")
            .ThenBy(line => line[0], StringComparer.Ordinal)
            .FirstOrDefault();
        return url is null ? null : RemoteAddress.Parse(url[1]);
    }

    // git touches FETCH_HEAD on every fetch; a clone that was never fetched is as old as its HEAD.
    private static DateTimeOffset Fetched(string gitFolder, DateTimeOffset now)
    {
        var witness = new[] { "FETCH_HEAD", "HEAD" }.Select(name => new FileInfo(Path.Combine(gitFolder, name))).FirstOrDefault(file => file.Exists);
        return witness is null || witness.LastWriteTimeUtc > now.UtcDateTime ? now : new DateTimeOffset(witness.LastWriteTimeUtc, TimeSpan.Zero);
    }
}
