using System.Globalization;
using Finops.Core;

namespace Finops.Extract.Git;

/// <summary>
/// Lines that a commit of the default branch's own line of history added and took away against its first parent: a merge brings all that it merges. Left out is
/// what git calls binary, and
/// what the repository's own .gitattributes, as of its newest commit, say is generated or copied in (linguist-generated, linguist-vendored). File names are
/// read and never kept.
/// </summary>
internal static class MergedLines
{
    private const char CommitMark = '\u0001';
    private static readonly string[] Attributes = ["linguist-generated", "linguist-vendored"];

    private sealed record Change(string Commit, string Path, long Added, long Removed);

    /// <summary>Lines by commit, commits without a counted line included; null where the clone lacks files (a partial clone), because they would have to be
    /// fetched.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="folder">Where a temporary index may lie; nothing is written into the clone.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="FinopsException">Exit code 1: git failed or said something else than was asked for.</exception>
    public static async Task<IReadOnlyDictionary<string, (long Added, long Removed)>?> ReadAsync(
        LocalRepository repository,
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (await new GitProgram(repository.Folder).LinesAsync(cancellationToken, "config", "--get-regexp", @"^remote\..*\.promisor$") is not null)
        {
            return null;
        }

        var lines = new Dictionary<string, (long Added, long Removed)>(StringComparer.Ordinal);
        var changes = new List<Change>();
        await foreach (var change in ChangesAsync(repository, cancellationToken))
        {
            lines[change.Commit] = default;
            if (change.Path.Length > 0)
            {
                changes.Add(change);
            }
        }

        var left = await LeftOutAsync(repository, changes.Select(change => change.Path).Distinct(StringComparer.Ordinal), folder, cancellationToken);
        foreach (var change in changes.Where(change => !left.Contains(change.Path)))
        {
            var (added, removed) = lines[change.Commit];
            lines[change.Commit] = (added + change.Added, removed + change.Removed);
        }

        return lines;
    }

    // A commit's mark, then "added TAB removed TAB path" for each file; of a renamed one the path is empty and the old and the new one follow. "-" is a binary
    // file.
    private static async IAsyncEnumerable<Change> ChangesAsync(
        LocalRepository repository,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var commit = "";
        Change? renamed = null;
        var isOldName = false;
        await foreach (
            var field in new GitProgram(repository.Folder).FieldsAsync(
                cancellationToken,
                "log",
                "-z",
                "--first-parent",
                "--diff-merges=first-parent",
                "--numstat",
                "--find-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--ignore-submodules=all",
                "--no-color",
                $"--format=tformat:{CommitMark}%H",
                repository.Head
            )
        )
        {
            if (renamed is not null)
            {
                isOldName = !isOldName;
                if (!isOldName)
                {
                    yield return renamed with
                    {
                        Path = field,
                    };
                    renamed = null;
                }

                continue;
            }

            var text = field.TrimStart('\n');
            if (text.StartsWith(CommitMark))
            {
                commit = text[1..];
                yield return new Change(commit, "", 0, 0);
                continue;
            }

            var cells = text.Split('\t', 3);
            if (cells.Length < 3 || commit.Length == 0)
            {
                throw new FinopsException(
                    ExitCode.DataProblem,
                    new Problem(
                        repository.Folder,
                        "lines added, lines removed, file",
                        "something else in git log --numstat",
                        "git --version says which git this is; report it. Nothing has landed"
                    )
                );
            }

            var change = new Change(commit, cells[2], Count(cells[0]), Count(cells[1]));
            if (change.Path.Length == 0)
            {
                renamed = change;
                continue;
            }

            yield return change;
        }
    }

    private static async Task<HashSet<string>> LeftOutAsync(
        LocalRepository repository,
        IEnumerable<string> paths,
        string folder,
        CancellationToken cancellationToken
    )
    {
        // Attributes of a commit are read through an index of its own: a bare clone has none, and a worktree's may be of another branch.
        var index = Path.Combine(folder, $"attributes-{Guid.NewGuid():N}");
        try
        {
            var git = new GitProgram(repository.Folder, index);
            await git.LinesAsync(cancellationToken, "read-tree", repository.Head);
            var left = new HashSet<string>(StringComparer.Ordinal);
            var answer = new List<string>(3);
            await foreach (var field in git.FieldsAsync(paths, cancellationToken, ["check-attr", "--cached", "--stdin", "-z", .. Attributes]))
            {
                answer.Add(field);
                if (answer.Count == 3)
                {
                    if (answer[2] is "set" or "true")
                    {
                        left.Add(answer[0]);
                    }

                    answer.Clear();
                }
            }

            return left;
        }
        finally
        {
            File.Delete(index);
        }
    }

    private static long Count(string cell) => cell == "-" ? 0 : long.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);
}
