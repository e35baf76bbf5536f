using Finops.Core;

namespace Finops.Publish;

/// <summary>
/// Makes a finished build the one that analysts open. Every build keeps its own file for ever: the name warehouse.duckdb is a link
/// that is swapped in one step, because renaming over an open database lets a killed reader's write-ahead log into the new numbers.
/// </summary>
public static class Publisher
{
    private const int KeptBuilds = 2;

    /// <summary>Moves the build to warehouse/builds, makes it read-only, swaps the link and removes builds that nobody needs. Returns the build's
    /// file.</summary>
    public static string Publish(Home home, string buildFile, string buildId)
    {
        var builds = Path.Combine(home.Warehouse, "builds");
        FileSync.CreateFolder(builds);
        var file = Unused(builds, buildId);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(buildFile, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        FileSync.Commit(buildFile, file);
        Seal.Write(file);
        Point(home, file);
        Prune(builds, file);
        return file;
    }

    private static string Unused(string builds, string buildId)
    {
        var file = Path.Combine(builds, buildId + ".duckdb");
        for (var number = 2; File.Exists(file); number++)
        {
            file = Path.Combine(builds, $"{buildId}.{number}.duckdb");
        }

        // Left by a writer (root may, whatever the mode) of an earlier build of this name: its readers would find those changes in the new one.
        File.Delete(file + ".wal");
        Seal.Delete(file);
        return file;
    }

    private static void Point(Home home, string file)
    {
        var next = home.WarehouseFile + ".next";
        File.Delete(next);
        File.CreateSymbolicLink(next, Path.GetRelativePath(home.Warehouse, file));
        File.Move(next, home.WarehouseFile, overwrite: true);
        FileSync.Folder(home.Warehouse);
    }

    private static void Prune(string builds, string published)
    {
        var old = new DirectoryInfo(builds)
            .GetFiles("*.duckdb")
            .Where(file => file.FullName != published)
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .ThenByDescending(file => file.Name, StringComparer.Ordinal)
            .Skip(KeptBuilds - 1);
        foreach (var file in old)
        {
            // Who still reads it keeps it: an open file lives on without its name.
            file.Delete();
            Seal.Delete(file.FullName);
            File.Delete(file.FullName + ".wal");
        }
    }
}
