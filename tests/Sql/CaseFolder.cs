using Finops.Build;

namespace Finops.Tests.SqlModels;

/// <summary>A folder of about ten rows, named for its case: tests/Sql mirrors schemas, and each model is a folder of cases.</summary>
/// <param name="Model">The model or check that it tries.</param>
/// <param name="Path">The folder.</param>
internal sealed record CaseFolder(string Model, string Path)
{
    private const string DefaultAsOf = "2026-11-03T06:00:00Z";

    /// <summary>The build's instant: run.csv, or three days into the November after the sample's months.</summary>
    public DateTimeOffset AsOf => DateTimeOffset.Parse(File.Exists(Csv("run")) ? File.ReadAllLines(Csv("run"))[1] : DefaultAsOf);

    /// <summary>Relations that the folder gives rows for.</summary>
    public IReadOnlyList<string> Given =>
        [
            .. Directory
                .EnumerateFiles(Path, "*.csv")
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file))
                .Except(["expect", "run"])
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>All cases of models, or of checks, as rows for a theory: model and case.</summary>
    public static TheoryData<string, string> All(bool checks)
    {
        var rows = new TheoryData<string, string>();
        foreach (
            var model in WarehouseTypes
                .Catalog.Models.Where(model => (model.Layer == Layer.Check) == checks && Directory.Exists(FolderOf(model)))
                .OrderBy(model => model.Path, StringComparer.Ordinal)
        )
        {
            foreach (var folder in Directory.EnumerateDirectories(FolderOf(model)).Order(StringComparer.Ordinal))
            {
                rows.Add(model.Name, System.IO.Path.GetFileName(folder));
            }
        }

        return rows;
    }

    /// <summary>One case by model and name.</summary>
    public static CaseFolder Of(string model, string name) => new(model, System.IO.Path.Combine(FolderOf(WarehouseTypes.Catalog[model]), name));

    /// <summary>Path of one of the folder's tables.</summary>
    public string Csv(string name) => System.IO.Path.Combine(Path, name + ".csv");

    // schemas/marts/bill/mart_journal_lines.sql is tried by the cases in tests/Sql/marts/bill/mart_journal_lines/.
    private static string FolderOf(Model model)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Pipeline.sln is not above " + AppContext.BaseDirectory);
        }

        return System.IO.Path.Combine(folder.FullName, "tests", "Sql", model.Path["schemas/".Length..^".sql".Length]);
    }
}
