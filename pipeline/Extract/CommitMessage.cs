using System.Text.RegularExpressions;

namespace Finops.Extract;

/// <summary>What a commit's message says about who took part and what it was for. Nothing else of a message ever lands: it is what people wrote.</summary>
/// <param name="CoAuthors">Values of the <c>Co-authored-by</c> lines, as "Name &lt;address&gt;", each once, in order.</param>
/// <param name="PullRequestReference">The words of the subject that name a pull request: "(#123)" or "Merge pull request #123"; null without any.</param>
/// <param name="IssueKeys">Keys of issues that the subject names ("PAY-123"), each once, in order.</param>
public sealed partial record CommitMessage(IReadOnlyList<string> CoAuthors, string? PullRequestReference, IReadOnlyList<string> IssueKeys)
{
    /// <summary>
    /// Reads a whole message. Co-authors count wherever their line stands: squash merges keep the messages of all their commits, and git's own
    /// notion of a trailer is the last paragraph only.
    /// </summary>
    public static CommitMessage Read(string message)
    {
        var subject = message.AsSpan().TrimStart().ToString().Split('\n', 2)[0];
        var reference = PullRequest().Matches(subject) is { Count: > 0 } found ? found[^1].Value : null;
        return new CommitMessage(
            [.. CoAuthor().Matches(message).Select(match => match.Groups["who"].Value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)],
            reference,
            IssueKeysOf(subject)
        );
    }

    /// <summary>
    /// Keys of issues ("PAY-123") in a subject, a title or a branch's name, each once, in order. UTF-8 looks like one too: which of them stand for a feature is
    /// for
    /// feature_rules.csv to say.
    /// </summary>
    public static IReadOnlyList<string> IssueKeysOf(string words) =>
        [.. IssueKey().Matches(words).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    // GitHub's squash merges end in "(#123)"; its merge commits begin with the words. "fixes #123" names an issue.
    [GeneratedRegex(@"\(#\d{1,9}\)|^Merge pull request #\d{1,9}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PullRequest();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z][A-Z0-9_]{1,19}-\d{1,9}(?![A-Za-z0-9])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IssueKey();

    [GeneratedRegex(
        @"^[ \t]*co-authored-by[ \t]*:[ \t]*(?<who>\S[^\r\n]*)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CoAuthor();
}
