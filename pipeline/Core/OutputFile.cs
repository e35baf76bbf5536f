namespace Finops.Core;

/// <summary>Files for people appear whole or not at all.</summary>
public static class OutputFile
{
    /// <summary>Writes beside the target and renames into place.</summary>
    /// <exception cref="FinopsException">Exit code 1: the disk is full. Exit code 2: the folder can't be written to. What stood there before still
    /// stands.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        var partial = path + ".partial";
        try
        {
            Directory.CreateDirectory(folder);
            await using (var stream = File.Create(partial))
            {
                await write(stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error)
        {
            if (Directory.Exists(folder))
            {
                File.Delete(partial);
            }

            if (Explain(error, path, folder) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    private static FinopsException? Explain(Exception error, string path, string folder) =>
        DiskTrouble.Explain(error, folder)
        ?? (
            error is IOException or UnauthorizedAccessException
                ? new FinopsException(
                    ExitCode.Usage,
                    new Problem(
                        path,
                        "a file that this user may write",
                        error.Message,
                        "mend the rights of its folder, or what stands in its place, and run the same command again"
                    ),
                    error
                )
                : null
        );
}
