using System.Reflection;

namespace Finops.Core;

/// <summary>One SQL file of schemas/, which travels inside the program.</summary>
/// <param name="Path">From the repository's root, with forward slashes: <c>schemas/marts/mart_spend_daily.sql</c>.</param>
/// <param name="Text">The file's content.</param>
public sealed record SchemaFile(string Path, string Text)
{
    /// <summary>The file name without ".sql", which is the name of the table.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>The SQL files of schemas/.</summary>
public static class SchemaFiles
{
    /// <summary>All files below a folder ("schemas/raw/people"), in the order of their paths.</summary>
    public static IReadOnlyList<SchemaFile> Below(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
            .Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new SchemaFile(file.Path, Read(assembly, file.Resource)))];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
