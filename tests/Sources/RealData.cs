namespace Finops.Tests.Sources;

/// <summary>Real files that lie beside the repository on some machines.</summary>
internal static class RealData
{
    /// <summary>The path of a real file or folder; the test is skipped, visibly, where it is absent.</summary>
    public static string Find(string relative)
    {
        // A working tree may lie one folder deeper than the repository.
        var path = new[] { "..", "../.." }
            .Select(up => Path.GetFullPath(Path.Combine(Repository.Root, up, "shared", "realdata", relative)))
            .FirstOrDefault(candidate => File.Exists(candidate) || Directory.Exists(candidate));
        Assert.SkipWhen(path is null, $"../shared/realdata/{relative} is not beside the repository.");
        return path!;
    }
}
