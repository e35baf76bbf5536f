namespace Finops.Core;

/// <summary>A file that is too large to go through this program row by row: DuckDB reads it directly, under the contract, in one pass.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">How its rows are written.</param>
/// <param name="DayExpression">SQL over the contract's columns that gives the UTC day; times are TIMESTAMP in UTC there.</param>
/// <param name="ContentSha256">SHA-256 of the file's bytes, or any other text that changes with them (an object store's etag).</param>
public sealed record VolumeFile(string Path, VolumeFormat Format, string DayExpression, string ContentSha256)
{
    /// <summary>The file's own name of a column, by the contract's; a column without an entry has the contract's name in the file too.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether columns that the contract lacks are kept in <c>_unknown</c> (CSV and Parquet). Not by default: a log may hold what must not be kept.</summary>
    public bool KeepsUnknownColumns { get; init; }

    /// <summary>Whether the file's rules say that a time without a zone is UTC; otherwise such a time is refused.</summary>
    public bool ZonelessTimesAreUtc { get; init; }

    /// <summary>Text of a CSV cell that stands for no value, beside the empty cell: "NULL".</summary>
    public string? NullText { get; init; }

    /// <summary>Where the file came from, for people, when <see cref="Path"/> is only a copy of it.</summary>
    public string? Origin { get; init; }
}
