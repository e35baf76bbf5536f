namespace Finops.Core;

/// <summary>Files for people appear whole or not at all.</summary>
public static class OutputFile
{
    /// <summary>Writes beside the target and renames into place.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = path + ".partial";
        try
        {
            await using (var stream = File.Create(partial))
            {
                await write(stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
