using Finops.Core;

namespace Finops.Extract.Files;

/// <summary>SHA-256 of a dropped file, with an error that names the file when it cannot be read.</summary>
public static class ContentHash
{
    /// <summary>Lower-case hexadecimal.</summary>
    /// <exception cref="FinopsException">Exit code 2: the file cannot be read.</exception>
    public static string Of(string path)
    {
        try
        {
            return Sha256.OfFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileFinder.Unreadable(path, error);
        }
    }
}
