using System.Text.Json;
using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.GithubBillingCsv;

/// <summary>The "AI usage" report that GitHub e-mails as CSV (README beside this file): it reconciles with the API, or stands in for it.</summary>
public sealed class GithubBillingCsvSource : ISource
{
    private const string Entity = "lines";

    // What the file's name and the configuration say, and landing's own.
    private static readonly string[] Added = ["line_number", "file", "account"];

    /// <inheritdoc/>
    public string Id => "github-billing-csv";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        var contract = CsvContract.Load(Id, Added)[Entity];
        // "enterprises/larkfield", as for the API: the last part is the billing account there.
        var account = request.Settings.Account?.Trim('/', ' ').Split('/')[^1].ToLowerInvariant();
        foreach (var (file, _) in DroppedFiles.New(request, extraction, Id, Entity, ".csv"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            CsvLanding.Land(request, extraction, Id, Entity, file.Part, file, contract, row => Row(row, file.Part, account));
        }

        return Task.CompletedTask;
    }

    private static JsonElement Row(CsvRow row, string file, string? account) =>
        (
            row with
            {
                Cells = row.Cells.ToDictionary(cell => cell.Key, cell => IsNumber(cell.Key) ? PlainDecimal.Of(cell.Value) : cell.Value, StringComparer.Ordinal),
            }
        ).ToJson(("file", file), ("account", account));

    // A login may look like a number ("7e2").
    private static bool IsNumber(string column) =>
        column.EndsWith("quantity", StringComparison.Ordinal)
        || column.EndsWith("_amount", StringComparison.Ordinal)
        || column.EndsWith("_quota", StringComparison.Ordinal);
}
