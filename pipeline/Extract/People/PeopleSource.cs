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
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        var contracts = CsvContract.LoadOfPeople(Id);
        var where = request.Files ?? request.Settings.Files ?? request.Home.Reference;
        var ofReference = CsvContract.Load("reference");
        var files = FileFinder
            .Find(where, request.Home, ".csv")
            .Where(file => !ofReference.ContainsKey(Path.GetFileNameWithoutExtension(file.Path))) // budgets and rules name cost centers, too
            .Select(file => (File: file, Entity: EntityOf(file)))
            .Where(file => file.Entity is not null && !WaitsToBeFilled(file.File, file.Entity))
            .ToList();
        if (files.Count == 0)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    where,
                    "people.csv (a column person_id) and cost_centers.csv (a column cost_center_id), with rows",
                    "neither of them",
                    "fill them in, or name others: finops extract --source people --file …"
                )
            );
        }

        foreach (var several in files.GroupBy(file => file.Entity, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    where,
                    $"one {several.Key} file, which replaces the whole table",
                    string.Join(", ", several.Select(file => file.File.Part)),
                    "name the newest one with --file"
                )
            );
        }

        foreach (var (file, entity) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CsvLanding.Land(request, extraction, Id, entity!, entity!, file, contracts[entity!], row => row.ToJson());
        }

        return Task.CompletedTask;

        // As finops init writes it, beside people from elsewhere or from nowhere yet; but who empties the file that they came from is told.
        bool WaitsToBeFilled(FoundFile file, string entity) =>
            request.Files is null && CsvTable.HasHeaderOnly(file.Path) && extraction.OriginOf(entity, entity) != request.Home.Relative(file.Path);
    }

    // By the header first: a file may be called "export (3).csv". Other tables may lie in the same folder.
    private static string? EntityOf(FoundFile file)
    {
        var header = CsvTable.HeaderOf(file.Path);
        var name = Path.GetFileNameWithoutExtension(file.Path);
        return header.Contains("person_id", StringComparer.OrdinalIgnoreCase) || name.Equals(People, StringComparison.OrdinalIgnoreCase) ? People
            : header.Contains("cost_center_id", StringComparer.OrdinalIgnoreCase) || name.Equals(CostCenters, StringComparison.OrdinalIgnoreCase) ? CostCenters
            : null;
    }
}
