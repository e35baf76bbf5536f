using Finops.Simulator.Files;

namespace Finops.Tests.Sources.Git;

/// <summary>A small repository made with the real `git commit`, with fixed dates.</summary>
internal sealed class TestClone
{
    public TestClone(TestHome home, string name, string? remote = null)
    {
        Folder = Path.Combine(home.Home.Root, name);
        Directory.CreateDirectory(Folder);
        Git("init", "--quiet", "--initial-branch=main");
        if (remote is not null)
        {
            Git("remote", "add", "origin", remote);
            FetchedAt(home.Clock.GetUtcNow());
        }
    }

    public string Folder { get; }

    /// <summary>An empty commit.</summary>
    /// <param name="date">Author's and committer's time: "2026-10-31T23:30:00-07:00".</param>
    /// <param name="message">Subject and text.</param>
    /// <param name="author">"Name &lt;address&gt;".</param>
    public void Commit(string date, string message = "Work", string author = "Ada <ada@corp.test>")
    {
        var (name, email) = (author.Split(" <")[0], author.Split(" <")[1].TrimEnd('>'));
        CloneFiles.Run(
            Folder,
            message,
            date,
            [
                "-c",
                $"user.name={name}",
                "-c",
                $"user.email={email}",
                "-c",
                "commit.gpgSign=false",
                "commit",
                "--quiet",
                "--allow-empty",
                "--cleanup=verbatim",
                "--file=-",
                $"--date={date}",
            ]
        );
    }

    /// <summary>Files as they shall stand, then a commit of them.</summary>
    public void Commit(string date, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Git("add", "--all");
        Commit(date);
    }

    public void Git(params string[] arguments) => CloneFiles.Run(Folder, "", arguments);

    public void FetchedAt(DateTimeOffset time)
    {
        var file = Path.Combine(Folder, ".git", "FETCH_HEAD");
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, time.UtcDateTime);
    }
}
