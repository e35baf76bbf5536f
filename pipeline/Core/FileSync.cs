using System.Runtime.InteropServices;

namespace Finops.Core;

/// <summary>Makes what was written survive a power cut: DuckDB's COPY does not fsync, and .NET cannot sync a folder.</summary>
public static partial class FileSync
{
    private const int ReadOnly = 0;

    /// <summary>Renames a finished file of the same disk into place, whose folder is made if need be; bytes and names are durable when this returns.</summary>
    public static void Commit(string partial, string final)
    {
        Bytes(partial);
        CreateFolder(Path.GetDirectoryName(final)!);
        System.IO.File.Move(partial, final, overwrite: true);
        Folder(Path.GetDirectoryName(final)!);
    }

    /// <summary>Makes the names in a folder durable.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS journals names; there is no call for it.
        }

        Sync(path);
    }

    /// <summary>Makes a folder, and those above it, durable when this returns.</summary>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            var parent = Path.GetDirectoryName(path)!;
            CreateFolder(parent);
            Directory.CreateDirectory(path);
            Folder(parent);
        }
    }

    private static void Bytes(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
            return;
        }

        Sync(path);
    }

    private static void Sync(string path)
    {
        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
        {
            throw Failed(path);
        }

        try
        {
            if (Fsync(descriptor) != 0)
            {
                throw Failed(path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static FinopsException Failed(string path) =>
        new(
            ExitCode.DataProblem,
            new Problem(
                path,
                "the disk to take what was written",
                Marshal.GetLastPInvokeErrorMessage(),
                "look at free space and the disk's health; nothing has landed"
            )
        );

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
