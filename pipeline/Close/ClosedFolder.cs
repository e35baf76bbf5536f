using System.Globalization;
using Finops.Core;

namespace Finops.Close;

/// <summary>closed/&lt;month&gt;/&lt;number&gt;/: what one close of a month left behind. A month that was reopened and closed again has a folder for
/// each.</summary>
/// <param name="Home">Whose months.</param>
/// <param name="Month">The billing month.</param>
/// <param name="Number">1 for the first close of the month.</param>
public sealed record ClosedFolder(Home Home, BillingMonth Month, long Number)
{
    /// <summary>Names the close everywhere: "2026-10/1".</summary>
    public string CloseId => string.Create(CultureInfo.InvariantCulture, $"{Month}/{Number}");

    /// <summary>The folder.</summary>
    public string Path => System.IO.Path.Combine(Home.Closed, Month.ToString(), Number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The frozen lines of the bill.</summary>
    public string Lines => System.IO.Path.Combine(Path, "lines.parquet");

    /// <summary>The warehouse as it was at the close of this kind: what reports and exports of the month are rendered from.</summary>
    public string Warehouse(CloseKind kind) => System.IO.Path.Combine(Path, $"{Name(kind)}.duckdb");

    /// <summary>Hashes, totals and who approved, as JSON.</summary>
    public string Manifest(CloseKind kind) => System.IO.Path.Combine(Path, $"{Name(kind)}.json");

    /// <summary>The kind as the ledger writes it: "provisional", "final".</summary>
    public static string Name(CloseKind kind) => kind == CloseKind.Final ? "final" : "provisional";
}
