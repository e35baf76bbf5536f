using Finops.Tests.Sources;

namespace Finops.Tests.Cases;

/// <summary>What companies really feed in: every script of every case folder, from an empty home to a closed month and a report.</summary>
public sealed class CaseTests
{
    private static readonly string Cases = Path.Combine(Repository.Root, "tests", "Cases");

    /// <summary>tests/Cases: folder and script.</summary>
    public static TheoryData<string, string> Scripts =>
        [
            .. Directory
                .EnumerateFiles(Cases, "*.script", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(Cases, Path.GetDirectoryName(file)!), Path.GetFileName(file))),
        ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_OfACase_RunsToItsEnd(string folder, string script)
    {
        using var run = new CaseScript(Path.Combine(Cases, folder, script));
        await run.RunAsync();
    }
}
