using Finops.Core;

namespace Finops.Export;

/// <summary>
/// A folder name for each cost center of a month, safe on every file system whatever the id is: an id of plain letters, digits, '.', '_' and '-' is its own
/// name; any other, and two that differ only in case, get a part of their hash behind '~', which no plain name holds.
/// </summary>
public sealed class UnitFolders
{
    private const int LongestName = 60;
    private const int HashLength = 12;

    // Devices of Windows, with any extension.
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })];

    private readonly Dictionary<string, string> names;

    /// <param name="ids">All cost centers of the month: a name must not depend on which of them is asked for.</param>
    public UnitFolders(IReadOnlyCollection<string> ids)
    {
        var alike = ids.GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .ToHashSet(StringComparer.Ordinal);
        names = ids.ToDictionary(id => id, id => alike.Contains(id) ? Hashed(id) : Named(id), StringComparer.Ordinal);
    }

    /// <summary>The cost center's folder below the month's: units/CC-1100.</summary>
    public string this[string costCenterId] => $"units/{names[costCenterId]}";

    /// <summary>Deletes what earlier runs left below units/ of a month's folder and this one has not written, and folders that are empty then.</summary>
    /// <param name="folder">The month's folder.</param>
    /// <param name="patterns">The files that are this run's business: bill-2026-10.csv.</param>
    /// <param name="written">Full paths that stay.</param>
    public static void Clear(string folder, IEnumerable<string> patterns, IEnumerable<string> written)
    {
        var units = new DirectoryInfo(Path.Combine(folder, "units"));
        if (!units.Exists)
        {
            return;
        }

        var stay = written.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in units.EnumerateDirectories())
        {
            foreach (var file in patterns.SelectMany(unit.EnumerateFiles).Where(file => !stay.Contains(file.FullName)))
            {
                file.Delete();
            }

            if (!unit.EnumerateFileSystemInfos().Any())
            {
                unit.Delete();
            }
        }

        if (!units.EnumerateFileSystemInfos().Any())
        {
            units.Delete();
        }
    }

    private static string Named(string id) => id == Plain(id) && !Devices.Contains(id.Split('.')[0], StringComparer.OrdinalIgnoreCase) ? id : Hashed(id);

    private static string Hashed(string id) => $"{Plain(id)}~{Sha256.OfText(id)[..HashLength]}";

    // Dots at the ends hide a folder, climb out of it, or are dropped by Windows.
    private static string Plain(string id)
    {
        var plain = string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '-')).Trim('.');
        return plain.Length switch
        {
            0 => "unit",
            > LongestName => plain[..LongestName],
            _ => plain,
        };
    }
}
