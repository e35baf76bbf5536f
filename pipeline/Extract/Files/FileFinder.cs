using Finops.Core;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Finops.Extract.Files;

/// <summary>Finds dropped files: a file, a folder (everything below it with the right ending), or a glob with *, ? and **.</summary>
public static class FileFinder
{
    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    /// <summary>The files that a user named, in the order of their parts; never none.</summary>
    /// <param name="spec">A file, a folder or a glob, relative to the home.</param>
    /// <param name="home">Where relative names start.</param>
    /// <param name="endings">File name endings that a folder is searched for, e.g. ".jsonl".</param>
    /// <exception cref="FinopsException">Exit code 2: nothing of that name, or it cannot be read.</exception>
    public static IReadOnlyList<FoundFile> Find(string spec, Home home, params string[] endings)
    {
        var found = FindAny(spec, home, endings);
        return found.Count > 0
            ? found
            : throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    spec,
                    $"a file, a folder with {string.Join(" or ", endings)} files, or a glob that matches some",
                    $"nothing at {Path.GetFullPath(Path.Combine(home.Root, spec))}",
                    "check the path; after --file it starts at the working directory, in finops.json at the home. In a shell, quote a glob"
                )
            );
    }

    /// <summary>The same, and none is an answer: a drop folder may be empty, or not be there yet.</summary>
    /// <exception cref="FinopsException">Exit code 2: it cannot be read.</exception>
    public static IReadOnlyList<FoundFile> FindAny(string spec, Home home, params string[] endings)
    {
        var path = Path.GetFullPath(Path.Combine(home.Root, spec));
        try
        {
            var found =
                File.Exists(path) ? [new FoundFile(path, Path.GetFileName(path))]
                : Directory.Exists(path) ? Below(path, endings)
                : spec.AsSpan().ContainsAny('*', '?') ? Matching(path)
                : [];
            return [.. found.OrderBy(file => file.Part, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>A file or folder that is there and cannot be read.</summary>
    public static FinopsException Unreadable(string path, Exception error) =>
        new(ExitCode.Usage, new Problem(path, "a readable file", error.Message, "check its permissions"), error);

    private static List<FoundFile> Below(string folder, string[] endings) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", Recursive)
                .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                .Select(file => new FoundFile(file, PartOf(folder, file))),
        ];

    // The part is counted from the last folder before the first wildcard, so that it does not depend on what else matches.
    private static List<FoundFile> Matching(string pattern)
    {
        var segments = pattern.Split(Path.DirectorySeparatorChar, '/');
        var fixedSegments = segments.TakeWhile(segment => !segment.AsSpan().ContainsAny('*', '?')).ToArray();
        var root = string.Join(Path.DirectorySeparatorChar, fixedSegments) + Path.DirectorySeparatorChar;
        if (!Directory.Exists(root))
        {
            return [];
        }

        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(string.Join('/', segments[fixedSegments.Length..]));
        return [.. matcher.GetResultsInFullPath(root).Select(file => new FoundFile(file, PartOf(root, file)))];
    }

    private static string PartOf(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');
}
