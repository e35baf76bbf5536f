using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Extract.Files;

/// <summary>The columns of a CSV file as its raw contract names them; the header of a file is held against it.</summary>
/// <param name="Columns">All columns of the contract, in order.</param>
/// <param name="Required">Those that the file must have (NOT NULL), without those that the source adds itself.</param>
/// <param name="IsOfPeople">
/// Whether people write the table: then it has no columns but the contract's, save those of one's own, whose names begin with x_ as in FOCUS. What vendors export
/// may have new columns any day.
/// </param>
public sealed partial record CsvContract(IReadOnlyList<string> Columns, IReadOnlyList<string> Required, bool IsOfPeople = false)
{
    /// <summary>Every contract of a source whose tables people write.</summary>
    /// <param name="sourceId">E.g. "reference".</param>
    public static IReadOnlyDictionary<string, CsvContract> LoadOfPeople(string sourceId) =>
        Load(sourceId, "line_number").ToDictionary(contract => contract.Key, contract => contract.Value with { IsOfPeople = true }, StringComparer.Ordinal);

    /// <summary>Every CSV contract of a source by entity.</summary>
    /// <param name="sourceId">E.g. "reference".</param>
    /// <param name="added">Columns that the source adds to each row (line_number, what a file's name says).</param>
    public static IReadOnlyDictionary<string, CsvContract> Load(string sourceId, params string[] added)
    {
        var folder = sourceId.Replace('-', '_');
        var prefix = $"raw_{folder}__";
        return SchemaFiles
            .Below($"schemas/raw/{folder}")
            .Where(file => file.Name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(file => file.Name[prefix.Length..], file => Parse(file.Text, added), StringComparer.Ordinal);
    }

    private static CsvContract Parse(string sql, string[] added)
    {
        var columns = Column().Matches(sql).Where(match => !added.Contains(match.Groups["name"].Value)).ToList();
        return new CsvContract(
            [.. columns.Select(match => match.Groups["name"].Value)],
            [.. columns.Where(match => match.Groups["required"].Success).Select(match => match.Groups["name"].Value)]
        );
    }

    [GeneratedRegex(
        """^\s+"?(?<name>\w+)"?\s+[A-Z]+(\(\d+\))?(?<required>\s+NOT\s+NULL)?\s*,?\s*$""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Column();
}
