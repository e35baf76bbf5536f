using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Finops.Tests.RealData;

/// <summary>One commit to a price file: the fields that it changed. An empty text is an absent field.</summary>
internal sealed record PriceCommit(DateTimeOffset At, IReadOnlyList<(string Model, string Field, string Old, string New)> Changes)
{
    public static IReadOnlyList<PriceCommit> Read(string file)
    {
        using var csv = CsvReader.Create(new StreamReader(file), new CsvReaderOptions { Separator = ',', HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. csv.Current.ToArray()]);
        }

        return
        [
            .. rows.Skip(1)
                .GroupBy(row => (At: row[0], Commit: row[1]))
                .Select(commit => new PriceCommit(
                    DateTimeOffset.Parse(commit.Key.At, CultureInfo.InvariantCulture),
                    [.. commit.Select(row => (row[2], row[3], row[4], row[5]))]
                )),
        ];
    }

    /// <summary>Takes the newest file back to where it stood before the first commit.</summary>
    public static void Rewind(JsonObject file, IEnumerable<PriceCommit> commits)
    {
        foreach (var (model, field, old, _) in commits.Reverse().SelectMany(commit => commit.Changes.Reverse()))
        {
            Set(file, model, field, old);
        }
    }

    public void Apply(JsonObject file)
    {
        foreach (var (model, field, _, value) in Changes)
        {
            Set(file, model, field, value);
        }
    }

    private static void Set(JsonObject file, string model, string field, string value)
    {
        // The history names no provider; a model that the newest file no longer has is told by its name.
        var entry =
            file[model] as JsonObject
            ?? new JsonObject
            {
                ["litellm_provider"] =
                    model.StartsWith("claude-", StringComparison.Ordinal) ? "anthropic"
                    : model.StartsWith("gpt-", StringComparison.Ordinal) || model.StartsWith('o') ? "openai"
                    : "other",
            };
        entry.Remove(field);
        if (value.Length > 0 && !value.StartsWith('{'))
        {
            entry[field] = JsonNode.Parse(value);
        }

        file[model] = entry; // without a price it stays, as an entry that is skipped
    }
}
