namespace Finops.Core;

/// <summary>Files for people appear whole or not at all.</summary>
public static class OutputFile
{
    /// <summary>Writes beside the target and renames into place.</summary>
    /// <exception cref="FinopsException">Exit code 1: the disk is full. What stood there before still stands.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var partial = path + ".partial";
        try
        {
            await using (var stream = File.Create(partial))
            {
                await write(stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error)
        {
            File.Delete(partial);
            if (DiskTrouble.Explain(error, folder) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }
}
