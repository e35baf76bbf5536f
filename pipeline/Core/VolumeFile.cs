namespace Finops.Core;

/// <summary>A file that is too large to go through this program row by row: DuckDB reads it directly, under the contract, in one pass.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">How its rows are written.</param>
/// <param name="DayExpression">SQL over the contract's columns that gives the UTC day; times are TIMESTAMP in UTC there.</param>
/// <param name="ContentSha256">
/// SHA-256 of the file's bytes, or any other text that changes with them (an object store's etag). Null: nothing of this part has landed, so
/// nobody has to know before the file is read, and the hash is taken while DuckDB reads.
/// </param>
public sealed record VolumeFile(string Path, VolumeFormat Format, string DayExpression, string? ContentSha256)
{
    /// <summary>The file's own name of a column, by the contract's; a column without an entry has the contract's name in the file too.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where a column stands inside the JSON of the file's column: the names of members and the numbers of elements on the way.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Paths { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What stands for a column where the file has none, or no value.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a value of a column becomes, by the value: other words for the same.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Rows that don't count: values of a column, as they come out of <see cref="Words"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> LeftOut { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// SQL that makes the contract's rows of a file whose lines hold several; it reads the file that the variable <c>volume_file</c> names. Null:
    /// a line is a row.
    /// </summary>
    public string? Rows { get; init; }

    /// <summary>Whether columns that the contract lacks are kept in <c>_unknown</c> (CSV and Parquet). Not by default: a log may hold what must not be
    /// kept.</summary>
    public bool KeepsUnknownColumns { get; init; }

    /// <summary>Whether columns that the contract lacks are told of; not where someone has chosen among the file's columns.</summary>
    public bool ReportsUnknownColumns { get; init; } = true;

    /// <summary>Whether the file's rules say that a time without a zone is UTC; otherwise such a time is refused.</summary>
    public bool ZonelessTimesAreUtc { get; init; }

    /// <summary>Text of a CSV cell that stands for no value, beside the empty cell: "NULL".</summary>
    public string? NullText { get; init; }

    /// <summary>What the file is a chunk of: of one delivery some chunks may be empty, not all. Null: the file is the delivery.</summary>
    public string? Delivery { get; init; }

    /// <summary>Whether a file without rows is an answer: somebody said so, or a chunk of its delivery that stands has rows. Otherwise it would clear what it
    /// brought.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Where the file came from, for people, when <see cref="Path"/> is only a copy of it.</summary>
    public string? Origin { get; init; }

    /// <summary>A text that changes with the way the file is read: the same bytes read otherwise are other content. Empty where nothing is said.</summary>
    public string Reading { get; init; } = "";
}
