using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Land;

/// <summary>A volume file of newline-delimited JSON, read line by line: for a sample, and for saying which line is wrong.</summary>
internal static partial class NdjsonLines
{
    private const int FirstLines = 1000;

    /// <summary>Fields that may be missing, and that the first lines of a file don't have. None of a compressed file, whose bytes nobody can look
    /// through.</summary>
    public static IReadOnlySet<string> Absent(VolumePart part)
    {
        if (part.File.Format != VolumeFormat.Ndjson || part.File.Rows is not null || IsCompressed(part.File.Path))
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }

        var seen = Read(part.File.Path).Take(FirstLines).SelectMany(line => FieldsOf(line.Line)).ToHashSet(StringComparer.Ordinal);
        return part
            .Contract.Columns.Where(column => !column.IsRequired)
            .Select(column => part.File.Names.GetValueOrDefault(column.Name, column.Name))
            .Where(name => !seen.Contains(name) && PlainName().IsMatch(name))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Fields of the first lines that the contract does not know, with the lines that had them.</summary>
    public static IReadOnlyDictionary<string, long> SampleUnknown(VolumePart part, int lines)
    {
        var rows = new RowWriter(part.Contract);
        foreach (var (_, line) in Read(part.File.Path).Take(lines))
        {
            try
            {
                Check(rows, part.File, line, part.File.Path);
            }
            catch (Exception error) when (error is JsonException or FinopsException)
            {
                continue;
            }
        }

        return rows.UnknownFields;
    }

    /// <summary>What contradicts the contract, line by line.</summary>
    public static IReadOnlyList<Problem> Problems(VolumePart part, int most)
    {
        var problems = new List<Problem>();
        var rows = new RowWriter(part.Contract);
        foreach (var (number, line) in Read(part.File.Path))
        {
            var where = $"{part.File.Path}:{number}";
            try
            {
                Check(rows, part.File, line, where);
            }
            catch (FinopsException error)
            {
                problems.AddRange(error.Problems);
            }
            catch (JsonException)
            {
                problems.Add(
                    new Problem(where, "one JSON object a line", line.Length > 80 ? line[..77] + "..." : line, "mend or cut off the line; nothing has landed")
                );
            }

            if (problems.Count >= most)
            {
                break;
            }
        }

        return problems;
    }

    private static void Check(RowWriter rows, VolumeFile file, string line, string where)
    {
        using var document = JsonDocument.Parse(line);
        using var json = new Utf8JsonWriter(Stream.Null);
        json.WriteStartObject();
        rows.Write(json, UnderContractNames(document.RootElement, file), where);
    }

    private static JsonElement UnderContractNames(JsonElement row, VolumeFile file)
    {
        if (file.Names.Count + file.Paths.Count + file.Values.Count == 0 || row.ValueKind != JsonValueKind.Object)
        {
            return row;
        }

        var renamed = new JsonObject();
        foreach (var property in row.EnumerateObject().Where(property => !file.Names.ContainsKey(property.Name) && !file.Names.Values.Contains(property.Name)))
        {
            renamed[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }

        foreach (var (column, name) in file.Names)
        {
            if (row.TryGetProperty(name, out var value) && Inside(value, file.Paths.GetValueOrDefault(column, [])) is { } inside)
            {
                renamed[column] = JsonNode.Parse(inside.GetRawText());
            }
        }

        foreach (var (column, value) in file.Values.Where(value => renamed[value.Key] is null))
        {
            renamed[column] = value;
        }

        return JsonSerializer.SerializeToElement(renamed);
    }

    private static JsonElement? Inside(JsonElement value, IReadOnlyList<string> steps)
    {
        foreach (var step in steps)
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var member))
            {
                value = member;
            }
            else if (
                value.ValueKind == JsonValueKind.Array
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < value.GetArrayLength()
            )
            {
                value = value[index];
            }
            else
            {
                return null;
            }
        }

        return value;
    }

    private static IReadOnlyList<string> FieldsOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. document.RootElement.EnumerateObject().Select(property => property.Name)] : [];
        }
        catch (JsonException)
        {
            return []; // the pass will say what is wrong with it
        }
    }

    private static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    // A name that JSON writes in one way only.
    [GeneratedRegex("^[A-Za-z0-9_. -]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainName();

    /// <summary>The lines that hold something, with their numbers from 1.</summary>
    public static IEnumerable<(long Number, string Line)> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var number = 0L;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return (number, line);
            }
        }
    }
}
