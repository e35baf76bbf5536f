using Finops.Build;
using Finops.Core;

namespace Finops.Tests.EndToEnd;

/// <summary>A home in a temporary folder.</summary>
internal sealed class HomeFolder : IDisposable
{
    public HomeFolder() => Home = new Home(Directory.CreateTempSubdirectory("finops-e2e-").FullName);

    public Home Home { get; }

    public string Path => Home.Root;

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public HomeFolder Copy()
    {
        var copy = new HomeFolder();
        foreach (var file in new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(copy.Path, System.IO.Path.GetRelativePath(Path, file.FullName));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            if (file.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else
            {
                file.CopyTo(target);
            }
        }

        return copy;
    }

    /// <summary>Relative path and SHA-256 (or link target) of every file below the folders, e.g. "raw" and "warehouse".</summary>
    public IReadOnlyList<string> Files(params string[] folders) =>
        [
            .. folders
                .Select(folder => new DirectoryInfo(System.IO.Path.Combine(Path, folder)))
                .Where(folder => folder.Exists)
                .SelectMany(folder => folder.EnumerateFiles("*", SearchOption.AllDirectories))
                .Select(file => $"{Home.Relative(file.FullName)} {file.LinkTarget ?? Sha256.OfFile(file.FullName)}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What two equal builds have in common (design 3.4).</summary>
    public IReadOnlyDictionary<string, string> MartHashes()
    {
        var temporary = Directory.CreateTempSubdirectory("finops-marts-");
        try
        {
            return MartHash.Of(Home.WarehouseFile, temporary.FullName);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
