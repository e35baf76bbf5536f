using Finops.Core;

namespace Finops.Extract.Http;

/// <summary>Reads a vendor's key from an environment variable, or from a file that another one names. Never from configuration or arguments.</summary>
public static class VendorKey
{
    /// <summary>The key.</summary>
    /// <param name="variable">The environment variable, e.g. <c>FINOPS_CLAUDE_ANALYTICS_KEY</c>; with <c>_FILE</c> appended it names a file instead.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="FinopsException">Exit code 2: there is no key, or it cannot be one.</exception>
    public static string Read(string variable, Func<string, string?> environment)
    {
        var (key, where) = Secret.Find(variable, environment);
        if (key is null)
        {
            throw Failure(where, "a key", "none", variable);
        }

        // A header can carry nothing else; a key with a blank inside is two things pasted together.
        return key.All(character => character is > ' ' and < (char)127)
            ? key
            : throw Failure(where, "one key of printable ASCII characters without blanks", "other characters", variable);
    }

    private static FinopsException Failure(string where, string expected, string found, string variable) =>
        new(
            ExitCode.Usage,
            new Problem(where, expected, found, $"set {variable}, or {variable}_FILE to a file that holds the key; the source's README says who can make one")
        );
}
