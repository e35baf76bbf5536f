using System.Reflection;

namespace Finops.Core;

/// <summary>The SQL files of schemas/.</summary>
public static class SchemaFiles
{
    private static readonly Lazy<IReadOnlyList<SchemaFile>> All = new(Read);

    /// <summary>All files below a folder ("schemas/raw/people"), in the order of their paths.</summary>
    public static IReadOnlyList<SchemaFile> Below(string folder) => [.. All.Value.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal))];

    private static IReadOnlyList<SchemaFile> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
                .Where(file => file.Path.StartsWith("schemas/", StringComparison.Ordinal))
                .OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => new SchemaFile(file.Path, Read(assembly, file.Resource))),
        ];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
