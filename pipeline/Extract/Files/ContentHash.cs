using Finops.Core;

namespace Finops.Extract.Files;

/// <summary>SHA-256 of a dropped file, with an error that names the file when it cannot be read.</summary>
public static class ContentHash
{
    /// <summary>Lower-case hexadecimal.</summary>
    /// <exception cref="FinopsException">Exit code 2: the file cannot be read.</exception>
    public static string Of(string path) => Readable(path, () => Sha256.OfFile(path));

    /// <summary>Says at once when a file cannot be read that is hashed later.</summary>
    /// <exception cref="FinopsException">Exit code 2: the file cannot be read.</exception>
    public static void CanRead(string path) => Readable(path, () =>
        {
            using var file = File.OpenRead(path);
            return file.Length;
        });

    private static T Readable<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileFinder.Unreadable(path, error);
        }
    }
}
