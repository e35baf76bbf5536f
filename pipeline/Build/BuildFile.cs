using Finops.Core;

namespace Finops.Build;

/// <summary>The file in which a build is made, aside from everything that is read: from empty, or a copy of the published one.</summary>
internal static class BuildFile
{
    /// <summary>A name for a file that is not there yet.</summary>
    public static string Empty(Home home) => Path.Combine(home.Temporary, $"{Guid.NewGuid():N}.duckdb");

    /// <summary>A copy of the published build, if that is exactly what was published; null otherwise.</summary>
    public static string? CopyOfPublished(Home home)
    {
        if (new FileInfo(home.WarehouseFile) is not { Exists: true } link || link.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true } published)
        {
            return null;
        }

        var copy = Empty(home);
        File.Copy(published.FullName, copy);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        if (Seal.IsOf(published.FullName, copy))
        {
            return copy;
        }

        File.Delete(copy);
        return null;
    }
}
