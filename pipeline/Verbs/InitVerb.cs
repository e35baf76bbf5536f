using Finops.Core;

namespace Finops.Verbs;

/// <summary>`finops init`: a home with commented configuration and the reference files that people edit.</summary>
public static class InitVerb
{
    /// <summary>Writes what is missing; never overwrites. Returns the files written, relative to the home.</summary>
    public static IReadOnlyList<string> Run(Home home)
    {
        using var held = HomeLock.Take(home);
        var template = Path.Combine(AppContext.BaseDirectory, "template");
        var written = new List<string>();
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(template, file);
            var target = Path.Combine(home.Root, relative);
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
