using System.Diagnostics;
using Finops.Tests.Sources;

namespace Finops.Tests.Rules;

/// <summary>The files of the repository around the built tests.</summary>
internal static class CommittedFiles
{
    private static readonly Lazy<IReadOnlyList<string>> Tracked = new(ListFiles);

    /// <summary>Every file that is committed, or would be, relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> All => Tracked.Value;

    public static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    /// <summary>C# files of the program and the reports.</summary>
    public static IEnumerable<string> Code =>
        All.Where(file =>
            (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            && (file.StartsWith("pipeline/", StringComparison.Ordinal) || file.StartsWith("reports/", StringComparison.Ordinal))
        );

    private static string[] ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(files);
        return [.. files.Where(file => File.Exists(Path.Combine(Repository.Root, file)))];
    }
}
