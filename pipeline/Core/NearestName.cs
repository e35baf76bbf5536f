namespace Finops.Core;

/// <summary>The name that somebody probably meant: a slip of a letter or two, other capitals, spaces or underscores.</summary>
public static class NearestName
{
    /// <summary>The known name nearest to what was written; null where none is near enough to be meant.</summary>
    /// <param name="written">What stands in the file.</param>
    /// <param name="known">The names that there are.</param>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var letters = Letters(written);
        return known
            .Select(name => (Name: name, Distance: Distance(letters, Letters(name))))
            .Where(name => name.Distance * 4 <= Math.Max(letters.Length, 4))
            .OrderBy(name => name.Distance)
            .ThenBy(name => name.Name, StringComparer.Ordinal)
            .Select(name => name.Name)
            .FirstOrDefault();
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Levenshtein's distance: letters to insert, leave out or replace.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
