using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Core;

namespace Finops.Land;

/// <summary>A volume file of newline-delimited JSON, read line by line: for a sample, and for saying which line is wrong.</summary>
internal static class NdjsonLines
{
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
                problems.Add(new Problem(where, "one JSON object a line", line.Length > 80 ? line[..77] + "..." : line, "mend or cut off the line; nothing has landed"));
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
        rows.Write(json, UnderContractNames(document.RootElement, file.Names), where);
    }

    private static JsonElement UnderContractNames(JsonElement row, IReadOnlyDictionary<string, string> names)
    {
        if (names.Count == 0 || row.ValueKind != JsonValueKind.Object)
        {
            return row;
        }

        var renamed = new JsonObject();
        foreach (var property in row.EnumerateObject().Where(property => !names.ContainsKey(property.Name) && !names.Values.Contains(property.Name)))
        {
            renamed[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }

        foreach (var (column, name) in names)
        {
            if (row.TryGetProperty(name, out var value))
            {
                renamed[column] = JsonNode.Parse(value.GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(renamed);
    }

    private static IEnumerable<(long Number, string Line)> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
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
