using System.Text.RegularExpressions;

namespace Finops.Tests.Rules;

/// <summary>What must not be committed: registries' addresses and one machine's paths.</summary>
public sealed partial class CommittedFileTests
{
    private static readonly string[] Binary = [".gz", ".png", ".jpg", ".woff2", ".ttf", ".publickey", ".pdf", ".ico"];

    private static IEnumerable<string> Texts =>
        CommittedFiles.All.Where(file => !Binary.Contains(Path.GetExtension(file)) && !file.StartsWith("tests/Rules/", StringComparison.Ordinal));

    [Fact]
    public void Files_NameNoRegistry() => Found(Registry(), Texts);

    // The sample's sessions name the folders of invented people.
    [Fact]
    public void Files_NameNoPathOfAMachine() => Found(MachinePath(), Texts.Where(file => !file.StartsWith("data/sample/", StringComparison.Ordinal)));

    [Fact]
    public void LockFiles_NameNoPlaceToLoadFrom() =>
        Found(Resolved(), CommittedFiles.All.Where(file => Path.GetFileName(file) is "package-lock.json" or "packages.lock.json"));

    // A case's inputs stay as somebody's program wrote them.
    [Fact]
    public void Files_EndTheirLinesWithLf() =>
        Rule.Holds(
            Texts
                .Where(file => !file.StartsWith("tests/Cases/", StringComparison.Ordinal))
                .Where(file => CommittedFiles.Read(file).Contains("\r\n", StringComparison.Ordinal))
        );

    private static void Found(Regex pattern, IEnumerable<string> files) =>
        Rule.Holds(from file in files from match in pattern.Matches(CommittedFiles.Read(file)) select $"{file}: {match.Value}");

    [GeneratedRegex(@"https?://[\w.-]*(registry|nuget|npmjs|artifactory|nexus|pypi)[\w.:/-]*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Registry();

    [GeneratedRegex(@"(?<![\w.~>])/(work|root|home/\w+|Users/\w+|mnt/\w+)/[\w./-]+|\b[A-Z]:\\Users\\\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex("\"resolved\": \"http[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Resolved();
}
