using System.Diagnostics;
using System.Text;
using Finops.Simulator.Use;

namespace Finops.Simulator.Files;

/// <summary>Real git repositories of the company's commits, one folder each, made by the real git.</summary>
public static class CloneFiles
{
    /// <summary>Writes the repositories as they were at an instant, as if freshly fetched then.</summary>
    /// <param name="folder">Where; each repository becomes a folder of its name.</param>
    /// <param name="world">The company.</param>
    /// <param name="clock">The instant.</param>
    /// <exception cref="InvalidOperationException">git failed.</exception>
    public static void Write(string folder, World world, DateTimeOffset clock)
    {
        foreach (IGrouping<string, CommitFact> repository in world.Commits.Until(clock).GroupBy(static commit => commit.Repository))
        {
            string path = Path.Combine(folder, repository.Key);
            Directory.CreateDirectory(path);
            Run(path, "", "init", "--quiet", "--initial-branch=main");
            Run(path, Stream(repository), "fast-import", "--quiet", "--force");
            Run(path, "", "config", "remote.origin.url", $"git@github.com:{CommitBook.Owner}/{repository.Key}.git");
            string fetched = Path.Combine(path, ".git", "FETCH_HEAD");
            File.WriteAllText(fetched, "");
            File.SetLastWriteTimeUtc(fetched, clock.UtcDateTime);
        }
    }

    /// <summary>Runs git in a folder with this on its standard input.</summary>
    /// <exception cref="InvalidOperationException">git failed.</exception>
    public static void Run(string folder, string input, params string[] arguments) => Run(folder, input, committedAt: null, arguments);

    /// <summary>The same with the committer's time fixed.</summary>
    /// <exception cref="InvalidOperationException">git failed.</exception>
    public static void Run(string folder, string input, string? committedAt, string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("GIT_DIR");
        start.Environment.Remove("GIT_WORK_TREE");
        start.Environment.Remove("GIT_INDEX_FILE");
        if (committedAt is not null)
        {
            start.Environment["GIT_COMMITTER_DATE"] = committedAt;
        }

        using Process git = Process.Start(start)!;
        Task<string> said = git.StandardError.ReadToEndAsync();
        using (var stream = new StreamWriter(git.StandardInput.BaseStream, new UTF8Encoding(false)))
        {
            stream.Write(input);
        }

        git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
        {
            throw new InvalidOperationException($"git {arguments[0]}: {said.Result}");
        }
    }

    private static string Stream(IEnumerable<CommitFact> commits)
    {
        var text = new StringBuilder();
        var marks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (CommitFact commit in commits)
        {
            marks[commit.Sha] = marks.Count + 1;
            // A commit that a later merge brings in stands beside the branch until then.
            bool isBeside = commit.Author is null && commit.Parents.Count == 1;
            text.Append(
                $"commit refs/heads/{(isBeside ? "versions" : "main")}\nmark :{marks.Count}\nauthor {commit.Person(commit.At)}\ncommitter "
                    + $"{commit.Person(commit.CommittedAt)}\n"
            );
            text.Append($"data {Encoding.UTF8.GetByteCount(commit.Message)}\n{commit.Message}");
            text.Append(string.Concat(commit.Parents.Select((parent, index) => $"{(index == 0 ? "from" : "merge")} :{marks[parent]}\n")));
            text.Append('\n');
        }

        return text.ToString();
    }
}
