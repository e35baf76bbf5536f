using System.Text.Json;
using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.SpendReport;

/// <summary>The spend report that claude.ai exports as CSV (README beside this file): it reconciles, and is never added to the API's cost.</summary>
public sealed class SpendReportSource : ISource
{
    private const string Entity = "lines";

    // What the file says by its name, and landing's own.
    private static readonly string[] Added = ["line_number", "file", "organization_uuid", "starting_date", "ending_date"];

    /// <inheritdoc/>
    public string Id => "spend-report";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        var contract = CsvContract.Load(Id, Added)[Entity];
        var files = DroppedFiles.Named(request, Id, ".csv").Select(file => (File: file, Name: SpendReportName.Parse(Path.GetFileName(file.Path)))).ToList();
        foreach (var same in files.GroupBy(file => file.Name?.Part ?? file.File.Part, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var contents = same.Select(file => ContentHash.Of(file.File.Path)).Distinct(StringComparer.Ordinal).Count();
            if (contents > 1)
            {
                throw new FinopsException(
                    ExitCode.Usage,
                    new Problem(
                        same.Key,
                        "one report of a period",
                        $"{same.Count()} different files: {string.Join(", ", same.Select(file => file.File.Part))}",
                        "keep the newest one"
                    )
                );
            }

            var (file, name) = same.First();
            Land(request, extraction, same.Key, file, name, contract);
        }

        return Task.CompletedTask;
    }

    private void Land(ExtractRequest request, IExtraction extraction, string part, FoundFile file, SpendReportName? name, CsvContract contract)
    {
        if (name is null)
        {
            request.Log.Write(
                "no_period_in_file_name",
                ("source", Id),
                ("file", file.Part),
                ("expected", "spend-report-<organization>-YYYY-MM-DD-to-YYYY-MM-DD.csv")
            );
        }

        CsvLanding.Land(request, extraction, Id, Entity, part, file, contract, row => Row(row, part, name));
    }

    private static JsonElement Row(CsvRow row, string part, SpendReportName? name) =>
        (row with { Cells = row.Cells.ToDictionary(cell => cell.Key, cell => Plain(cell.Key, cell.Value), StringComparer.Ordinal) }).ToJson(
            ("file", part),
            ("organization_uuid", name?.Organization),
            ("starting_date", name?.Period.Start.ToString("yyyy-MM-dd")),
            ("ending_date", name?.Period.End.ToString("yyyy-MM-dd"))
        );

    private static string Plain(string column, string text) =>
        column.EndsWith("_usd", StringComparison.Ordinal) ? SpendReportNumber.Amount(text)
        : column.StartsWith("total_", StringComparison.Ordinal) ? SpendReportNumber.Count(text)
        : text;
}
