using System.IO.Compression;
using System.Text;
using Finops.Extract.Files;

namespace Finops.Extract.Focus;

/// <summary>FOCUS has other datasets beside CostAndUsage since 1.3, and exports put them side by side. They are told by a column that only they have.</summary>
internal static class FocusDataset
{
    private static readonly (string Column, string Dataset)[] Marks =
    [
        ("ContractCommitmentId", "ContractCommitment"),
        ("InvoiceDetailGrain", "InvoiceDetail"),
        ("BillingPeriodStatus", "BillingPeriod"),
    ];

    /// <summary>The dataset of a CSV file that is no CostAndUsage; null for CostAndUsage, for Parquet, and for what is none of them.</summary>
    public static string? Other(string path)
    {
        if (FocusFileName.IsParquet(path))
        {
            return null;
        }

        var header = HeaderOf(path);
        return header.Contains("BilledCost", StringComparer.OrdinalIgnoreCase) && header.Contains("ChargePeriodStart", StringComparer.OrdinalIgnoreCase)
            ? null
            : Marks.FirstOrDefault(mark => header.Contains(mark.Column, StringComparer.OrdinalIgnoreCase)).Dataset;
    }

    private static IReadOnlyList<string> HeaderOf(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return CsvTable.HeaderOf(path);
        }

        try
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
            return [.. (reader.ReadLine() ?? "").Split(',').Select(name => name.Trim(' ', '"'))];
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw FileFinder.Unreadable(path, error);
        }
    }
}
