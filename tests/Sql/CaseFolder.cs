namespace Finops.Tests.SqlModels;

/// <summary>A folder of about ten rows, named for its case: tests/Sql/models/&lt;model&gt;/&lt;case&gt; or tests/Sql/checks/&lt;check&gt;/&lt;case&gt;.</summary>
/// <param name="Model">The model or check that it tries.</param>
/// <param name="Path">The folder.</param>
internal sealed record CaseFolder(string Model, string Path)
{
    private const string DefaultAsOf = "2026-11-03T06:00:00Z";

    /// <summary>The build's instant: run.csv, or three days into the November after the sample's months.</summary>
    public DateTimeOffset AsOf => DateTimeOffset.Parse(File.Exists(Csv("run")) ? File.ReadAllLines(Csv("run"))[1] : DefaultAsOf);

    /// <summary>Relations that the folder gives rows for.</summary>
    public IReadOnlyList<string> Given =>
        [.. Directory.EnumerateFiles(Path, "*.csv").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Except(["expect", "run"]).Order(StringComparer.Ordinal)];

    /// <summary>All cases of a kind ("models" or "checks") as rows for a theory.</summary>
    public static TheoryData<string, string> All(string kind)
    {
        var rows = new TheoryData<string, string>();
        foreach (var folder in Directory.EnumerateDirectories(Root(kind)).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal))
        {
            rows.Add(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(folder)!), System.IO.Path.GetFileName(folder));
        }

        return rows;
    }

    /// <summary>One case by kind, model and name.</summary>
    public static CaseFolder Of(string kind, string model, string name) => new(model, System.IO.Path.Combine(Root(kind), model, name));

    /// <summary>Models or checks that have at least one case.</summary>
    public static IEnumerable<string> Tried(string kind) => Directory.EnumerateDirectories(Root(kind)).Select(folder => System.IO.Path.GetFileName(folder));

    /// <summary>Path of one of the folder's tables.</summary>
    public string Csv(string name) => System.IO.Path.Combine(Path, name + ".csv");

    private static string Root(string kind)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Pipeline.sln is not above " + AppContext.BaseDirectory);
        }

        return System.IO.Path.Combine(folder.FullName, "tests", "Sql", kind);
    }
}
