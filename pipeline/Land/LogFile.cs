using System.Globalization;
using Finops.Core;

namespace Finops.Land;

/// <summary>One file of a landing log: <c>000000042.parquet</c>, or <c>000000001-000000256.parquet</c> where many were merged.</summary>
/// <param name="Path">The file.</param>
/// <param name="First">First sequence in it.</param>
/// <param name="Last">Last sequence in it.</param>
internal sealed record LogFile(string Path, long First, long Last)
{
    /// <summary>The folder of a source's log.</summary>
    public static string Folder(Home home, string source) => System.IO.Path.Combine(home.Raw, source, "_landed");

    /// <summary>Every file of a source's log in order, merged files before what they were merged from.</summary>
    public static IReadOnlyList<LogFile> All(Home home, string source) =>
        Directory.Exists(Folder(home, source))
            ? [.. Directory.EnumerateFiles(Folder(home, source), "*.parquet").Select(Parse).OrderBy(file => file.First).ThenByDescending(file => file.Last)]
            : [];

    /// <summary>Those to read: a program killed while it merged leaves files that a merged one holds already.</summary>
    public static IReadOnlyList<LogFile> Current(IReadOnlyList<LogFile> all)
    {
        var current = new List<LogFile>();
        foreach (var file in all.Where(file => current.Count == 0 || file.Last > current[^1].Last))
        {
            current.Add(file);
        }

        return current;
    }

    /// <summary>Name of the file that holds these sequences.</summary>
    public static string NameOf(long first, long last) =>
        first == last
            ? first.ToString("D9", CultureInfo.InvariantCulture) + ".parquet"
            : string.Create(CultureInfo.InvariantCulture, $"{first:D9}-{last:D9}.parquet");

    private static LogFile Parse(string path)
    {
        var sequences = System.IO.Path.GetFileNameWithoutExtension(path).Split('-');
        return new LogFile(path, long.Parse(sequences[0], CultureInfo.InvariantCulture), long.Parse(sequences[^1], CultureInfo.InvariantCulture));
    }
}
