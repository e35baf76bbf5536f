using System.Text.RegularExpressions;

namespace Finops.Extract.Focus;

/// <summary>What the name of an export's file says: its format, and which delivery it is a chunk of.</summary>
internal static partial class FocusFileName
{
    /// <summary>File name endings that a drop folder is searched for.</summary>
    public static readonly string[] Endings = [".csv", ".csv.gz", ".parquet"];

    /// <summary>Whether DuckDB reads it as Parquet; otherwise it is CSV.</summary>
    public static bool IsParquet(string name) => name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The path without a chunk's number, or null when the file is none: <c>part_0_0001</c> (Azure), <c>-00001</c> (AWS), <c>-000000000000</c> (BigQuery),
    /// <c>part-00000-uuid-c000</c> (Spark). int_focus__periods reads names the same way. A date (<c>-2026-10</c>) is no chunk's number.
    /// </summary>
    public static string? ChunkOf(string part) => Chunk().Match(part) is { Success: true } match ? part[..match.Index] : null;

    [GeneratedRegex(
        """[-_.]?(part[-_]?[0-9]+([-_][0-9]+)?|(?<![0-9])([0-9]{5}|[0-9]{12}))(-[0-9a-f-]{36}(-c[0-9]+)?)?(\.snappy)?(\.csv|\.parquet)(\.gz)?$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Chunk();
}
