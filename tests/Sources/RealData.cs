namespace Finops.Tests.Sources;

/// <summary>Real files that lie beside the repository on some machines.</summary>
internal static class RealData
{
    /// <summary>The path of a real file or folder; the test is skipped, visibly, where it is absent.</summary>
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "Pipeline.sln")))
            {
                continue;
            }

            var path = System.IO.Path.Combine(folder.FullName, "..", "shared", "realdata", relative);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return System.IO.Path.GetFullPath(path);
            }
        }

        Assert.Skip($"../shared/realdata/{relative} is not beside the repository.");
        return "";
    }
}
