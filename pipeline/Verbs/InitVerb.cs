using Finops.Core;

namespace Finops.Verbs;

/// <summary>`finops init`: a home with commented configuration and the reference files that people edit.</summary>
public static class InitVerb
{
    /// <summary>Writes what is missing; never overwrites. Returns the files written, relative to the home.</summary>
    /// <param name="reference">A folder of reference files that go before the standard ones, as the sample company's do; null, or a folder that is not there:
    /// none.</param>
    public static IReadOnlyList<string> Run(Home home, string? reference = null)
    {
        using var held = HomeLock.Take(home);
        var written = new List<string>();
        if (Directory.Exists(reference))
        {
            written.AddRange(WriteMissing(reference, Path.Combine(home.Root, "reference")).Select(file => Path.Combine("reference", file)));
        }

        written.AddRange(WriteMissing(Path.Combine(AppContext.BaseDirectory, "template"), home.Root));
        return written;
    }

    private static List<string> WriteMissing(string from, string to)
    {
        var written = new List<string>();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(from, file);
            var target = Path.Combine(to, relative);
            if (!File.Exists(target))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
                written.Add(relative);
            }
        }

        return written;
    }
}
