using Finops.Core;

namespace Finops.Extract.Git;

/// <summary>Finds local clones: one repository, a folder with some below it, or a glob of either.</summary>
internal static class RepositoryFinder
{
    private const int MaxDepth = 8;

    // A link may lead back up.
    private static readonly EnumerationOptions Folders = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>Absolute paths of all repositories, in order; none is an answer. What lies within a repository (submodules) is its own business.</summary>
    /// <param name="spec">A folder or glob (*, ? in any part of the path).</param>
    /// <param name="root">Where relative names start.</param>
    /// <exception cref="FinopsException">Exit code 2: a folder cannot be read.</exception>
    public static IReadOnlyList<string> Find(string spec, string root)
    {
        var path = Path.GetFullPath(Path.Combine(root, spec));
        try
        {
            return
            [
                .. Expand(path).Where(Directory.Exists).SelectMany(folder => Below(folder, 0)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FinopsException(ExitCode.Usage, new Problem(path, "folders that can be read", error.Message, "check their permissions"), error);
        }
    }

    private static IEnumerable<string> Expand(string path)
    {
        var isPattern = path.AsSpan().ContainsAny('*', '?');
        var parent = Path.GetDirectoryName(path);
        if (!isPattern || parent is null)
        {
            return [path];
        }

        var name = Path.GetFileName(path);
        return Expand(parent)
            .Where(Directory.Exists)
            .SelectMany(folder => name.AsSpan().ContainsAny('*', '?') ? Directory.EnumerateDirectories(folder, name, Folders) : [Path.Combine(folder, name)]);
    }

    private static IEnumerable<string> Below(string folder, int depth) =>
        IsRepository(folder) ? [folder]
        : depth == MaxDepth ? []
        : Directory.EnumerateDirectories(folder, "*", Folders).SelectMany(inner => Below(inner, depth + 1));

    // A clone, a worktree or submodule (where .git is a file), a bare repository.
    private static bool IsRepository(string folder) =>
        Path.Exists(Path.Combine(folder, ".git"))
        || (File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")) && Directory.Exists(Path.Combine(folder, "refs")));
}
