using Finops.Core;

namespace Finops.Extract.Files;

/// <summary>What is wrong with the names in a header: columns that are missing, and in tables that people write columns that nobody would read.</summary>
internal static class CsvHeaderProblems
{
    /// <summary>All problems; a column that is misspelt is one, not also missing.</summary>
    /// <param name="path">The file, for people.</param>
    /// <param name="header">Its names, those of the contract in the contract's spelling.</param>
    /// <param name="contract">The names that there are.</param>
    public static IEnumerable<Problem> Of(string path, IReadOnlyList<string> header, CsvContract contract)
    {
        var absent = contract.Columns.Except(header, StringComparer.Ordinal).ToList();
        var unknown = header.Except(contract.Columns, StringComparer.Ordinal).ToList();
        var meant = unknown.ToDictionary(name => name, name => NearestName.Of(name, absent), StringComparer.Ordinal);
        var misspelt = unknown.Where(name => contract.IsOfPeople ? !IsOnesOwn(name) : contract.Required.Contains(meant[name])).ToList();
        foreach (var name in misspelt)
        {
            yield return new Problem(
                $"{path}:1 {(name.Length > 0 ? name : "(no name)")}",
                $"columns of this table: {string.Join(", ", contract.Columns)}",
                name.Length > 0 ? "none of these" : "a column without a name",
                meant[name] is { } column ? $"did you mean {column}? Rename the column" : "remove the column, or begin its name with x_ if it is for yourselves"
            );
        }

        foreach (var name in contract.Required.Intersect(absent, StringComparer.Ordinal).Except(misspelt.Select(name => meant[name]), StringComparer.Ordinal))
        {
            yield return new Problem(
                $"{path}:1 {name}",
                "a column of that name",
                $"none; the header has: {string.Join(", ", header)}",
                "add the column, or rename the one that holds it"
            );
        }
    }

    private static bool IsOnesOwn(string name) => name.StartsWith("x_", StringComparison.OrdinalIgnoreCase);
}
