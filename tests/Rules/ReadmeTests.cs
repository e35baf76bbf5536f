using System.Text.RegularExpressions;

namespace Finops.Tests.Rules;

/// <summary>What a README names is there.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Links_LeadSomewhere() =>
        Rule.Holds(
            from readme in CommittedFiles.All
            where readme.EndsWith(".md", StringComparison.Ordinal) && !readme.StartsWith("tests/Cases/", StringComparison.Ordinal)
            from link in Link().Matches(CommittedFiles.Read(readme)).Select(match => match.Groups["to"].Value)
            let target = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetFullPath(Path.Combine(Path.GetDirectoryName(readme) ?? "", link)))
                .Replace('\\', '/')
                .TrimEnd('/')
            where !Exists(target)
            select $"{readme}: {link}"
        );

    [Fact]
    public void Files_NamedFromTheTop_AreThere() =>
        Rule.Holds(
            from readme in CommittedFiles.All
            where readme.EndsWith(".md", StringComparison.Ordinal) && !readme.StartsWith("tests/Cases/", StringComparison.Ordinal)
            from path in TopPath().Matches(CommittedFiles.Read(readme)).Select(match => match.Groups["path"].Value)
            where !Exists(path)
            select $"{readme}: {path}"
        );

    /// <summary>A front page is one screen or two; everything else has a home of its own.</summary>
    [Fact]
    public void FrontPage_IsShort() => Assert.InRange(CommittedFiles.Read("README.md").Length, 1, 6000);

    [Fact]
    public void Sources_StandInTheTable() =>
        Rule.Holds(
            Finops
                .Extract.SourceCatalog.All.Select(source => source.Id)
                .Where(id => !CommittedFiles.Read("pipeline/README.md").Contains($"| [`{id}`](Extract/", StringComparison.Ordinal))
        );

    private static bool Exists(string path) =>
        CommittedFiles.All.Any(file => file == path || file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\((?!https?:|#)(?<to>[^)#]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    // `pipeline/Extract/Http/VendorHttp.cs`, not folders of a home (data/raw) and no patterns.
    [GeneratedRegex(@"`(?<path>(pipeline|reports|schemas|tests|data/reference)/[\w./-]+\.(cs|sql|csv|md|sh))`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TopPath();
}
