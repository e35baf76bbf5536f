using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.People;

/// <summary>People and cost centers from two CSV files (README beside this file). A new file replaces the whole table.</summary>
public sealed class PeopleSource : ISource
{
    private const string People = "people";
    private const string CostCenters = "cost_centers";

    /// <inheritdoc/>
    public string Id => "people";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellation)
    {
        var contracts = CsvContract.Load(Id, "line_number");
        var files = Files(request).Select(file => (File: file, Entity: EntityOf(file))).ToList();
        foreach (var several in files.GroupBy(file => file.Entity, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            throw new FinopsException(ExitCode.Usage, new Problem(request.Files ?? request.Settings.Files ?? Id, $"one {several.Key} file, which replaces the whole table", string.Join(", ", several.Select(file => file.File.Part)), "name the newest one with --file"));
        }

        foreach (var (file, entity) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            CsvLanding.Land(request, extraction, Id, entity, entity, file, contracts[entity], row => row.ToJson());
        }

        return Task.CompletedTask;
    }

    private static IReadOnlyList<FoundFile> Files(ExtractRequest request)
    {
        if ((request.Files ?? request.Settings.Files) is { } named)
        {
            return FileFinder.Find(named, request.Home, ".csv");
        }

        var standard = new[] { People, CostCenters }.Select(entity => Path.Combine(request.Home.Reference, entity + ".csv")).Where(File.Exists).Select(path => new FoundFile(path, Path.GetFileName(path))).ToList();
        return standard.Count > 0
            ? standard
            : throw new FinopsException(ExitCode.Usage, new Problem(request.Home.Reference, "people.csv and cost_centers.csv", "neither of them", "put them there, or name others: finops extract --source people --file …"));
    }

    // By the header first: a file may be called "export (3).csv".
    private static string EntityOf(FoundFile file)
    {
        var header = CsvTable.HeaderOf(file.Path);
        var name = Path.GetFileNameWithoutExtension(file.Path);
        return header.Contains("person_id", StringComparer.OrdinalIgnoreCase) || name.Equals(People, StringComparison.OrdinalIgnoreCase) ? People
            : header.Contains("cost_center_id", StringComparer.OrdinalIgnoreCase) || name.Equals(CostCenters, StringComparison.OrdinalIgnoreCase) ? CostCenters
            : throw new FinopsException(ExitCode.DataProblem, new Problem($"{file.Path}:1", "a column person_id (people) or cost_center_id (cost centers)", header.Count == 0 ? "an empty file" : string.Join(", ", header), "compare with the source's README"));
    }
}
