using System.Diagnostics;

namespace Finops.Reports.Pdf;

/// <summary>
/// A browser's profile: a temporary folder of this user alone, empty at first, gone with the browser. This process holds a lock in it for as long as it
/// lives; so the next one can tell which folders were left behind by one that was killed, and removes them.
/// </summary>
internal sealed class BrowserProfile : IDisposable
{
    private const string Prefix = "finops-print-";
    private const string LockName = "finops.lock";

    private readonly FileStream held;

    private BrowserProfile(string folder)
    {
        Folder = folder;
        held = Hold(folder, FileMode.CreateNew);
    }

    /// <summary>Its absolute path.</summary>
    internal string Folder { get; }

    internal static BrowserProfile Create()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (IsLeftBehind(folder))
            {
                Remove(folder);
            }
        }

        return new BrowserProfile(Directory.CreateTempSubdirectory(Prefix).FullName);
    }

    public void Dispose()
    {
        held.Dispose();
        Remove(Folder);
    }

    /// <summary>The operating system lets go of it when the process ends, however it ends.</summary>
    private static FileStream Hold(string folder, FileMode mode) => new(Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    private static bool IsLeftBehind(string folder)
    {
        try
        {
            Hold(folder, FileMode.Open).Dispose();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // in use, or another user's
        }
    }

    /// <summary>A browser process that still lets go of a file must not spoil the print; the next start removes what stayed.</summary>
    private static void Remove(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.Delete(folder, recursive: true);
                return;
            }

            // Not by path: in a temporary folder for all, another user could put a link where root is about to delete. rm goes by open folders.
            using var rm = Process.Start(new ProcessStartInfo("rm", ["-rf", "--", folder]) { RedirectStandardError = true, UseShellExecute = false })!;
            rm.WaitForExit();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            // Left for the next start.
        }
    }
}
