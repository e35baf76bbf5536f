using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>One commit of the company's repositories, with the SHA that git itself gives it.</summary>
/// <param name="Repository">Name of the repository.</param>
/// <param name="Author">Whose work; null for the bot that raises versions.</param>
/// <param name="Name">As git knows the author.</param>
/// <param name="Email">The author's address in git: of the company, or GitHub's private one.</param>
/// <param name="At">Author's time with the zone of the author's clock. The committer's is half an hour later.</param>
/// <param name="Message">Subject, text, co-authors.</param>
/// <param name="Parents">SHAs of the parents.</param>
/// <param name="IsAssisted">Made with Claude Code, whose trailer it carries.</param>
/// <param name="PullRequest">Number of the pull request that brought it; null without one.</param>
public sealed record CommitFact(
    string Repository,
    Person? Author,
    string Name,
    string Email,
    DateTimeOffset At,
    string Message,
    IReadOnlyList<string> Parents,
    bool IsAssisted,
    int? PullRequest
)
{
    // Of a commit without files.
    private const string EmptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    /// <summary>The committer's time.</summary>
    public DateTimeOffset CommittedAt => At.AddMinutes(30);

    /// <summary>The object's SHA-1.</summary>
    public string Sha => sha ??= Hash();

    /// <summary>Lines that its pull request added: a few for raised versions, some hundred for a person's, with a long tail.</summary>
    public int LinesAdded
    {
        get
        {
            Dice dice = Dice.For(0, "lines added", Sha);
            return Author is null ? dice.Between(2, 40) : dice.Between(5, 60) * dice.Between(1, 20);
        }
    }

    /// <summary>Lines that its pull request took away.</summary>
    public int LinesDeleted => LinesAdded * Dice.For(0, "lines deleted", Sha).Between(50, 700) / 1000;

    private string? sha;

    private string Hash()
    {
        string body =
            $"tree {EmptyTree}\n{string.Concat(Parents.Select(static parent => $"parent {parent}\n"))}author {Person(At)}\ncommitter "
            + $"{Person(CommittedAt)}\n\n{Message}";
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"commit {bytes.Length}\0"), .. bytes]));
    }

    /// <summary>"Name &lt;address&gt; seconds zone", as git writes it.</summary>
    public string Person(DateTimeOffset at) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name} <{Email}> {at.ToUnixTimeSeconds()} {(at.Offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(at.Offset.Hours):00}{Math.Abs(at.Offset.Minutes):00}"
        );
}
