using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Land;

/// <summary>
/// Writes one vendor row as the contract wants it: money as the text it came in, unknown fields apart, nothing rounded on the way.
/// (A JSON number that DuckDB reads for itself passes through a double, and 1.7 tokens would become 2.)
/// </summary>
public sealed partial class RowWriter(RawContract contract)
{
    private readonly Dictionary<string, long> unknownFields = new(StringComparer.Ordinal);

    /// <summary>Fields the contract does not know, with the number of rows that had them.</summary>
    public IReadOnlyDictionary<string, long> UnknownFields => unknownFields;

    /// <summary>Writes the row without its closing brace's siblings: the caller adds day and part.</summary>
    /// <exception cref="FinopsException">Exit code 1: all contradictions of this row.</exception>
    public void Write(Utf8JsonWriter writer, JsonElement row, string where)
    {
        var problems = new List<Problem>();
        if (row.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Unexpected(where, "a JSON object", row));
        }
        else
        {
            try
            {
                WriteFields(writer, row, where, problems);
            }
            catch (InvalidOperationException error)
            {
                // Half of a UTF-16 pair, which JSON can spell and no text can hold; it may stand in a field that the contract doesn't know.
                problems.Add(new Problem(where, "text in Unicode", error.Message, "nothing has landed; ask the vendor for a row without broken characters"));
            }
        }

        if (problems.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, problems);
        }
    }

    private static Problem Unexpected(string where, string expected, JsonElement found)
    {
        var text = found.ValueKind == JsonValueKind.Undefined ? "nothing" : found.GetRawText();
        return new Problem(
            where,
            expected,
            text.Length > 80 ? text[..77] + "..." : text,
            "nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw"
        );
    }

    /// <summary>"$.data[3].amount" in an answer, "people.csv:7 emails" in a file.</summary>
    private static string Inside(string where, string field) => where.EndsWith(']') ? $"{where}.{field}" : $"{where} {field}";

    private void WriteFields(Utf8JsonWriter writer, JsonElement row, string where, List<Problem> problems)
    {
        var unknown = new List<(string Path, JsonElement Value)>();
        foreach (var column in contract.Columns)
        {
            if (row.TryGetProperty(column.Name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                writer.WritePropertyName(column.Name);
                WriteValue(writer, value, column.Type, column.Name, where, unknown, problems);
            }
            else if (column.IsRequired)
            {
                problems.Add(Unexpected(Inside(where, column.Name), Expectation(column.Type.Kind), value));
            }
        }

        unknown.AddRange(
            row.EnumerateObject().Where(property => !contract.ByName.ContainsKey(property.Name)).Select(property => (property.Name, property.Value))
        );
        if (unknown.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("_unknown");
        foreach (var (path, value) in unknown)
        {
            unknownFields[path] = unknownFields.GetValueOrDefault(path) + 1;
            writer.WritePropertyName(path);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private void WriteValue(
        Utf8JsonWriter writer,
        JsonElement value,
        RawType type,
        string path,
        string where,
        List<(string Path, JsonElement Value)> unknown,
        List<Problem> problems
    )
    {
        switch (type.Kind)
        {
            case RawKind.Struct when value.ValueKind == JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    if (!type.Fields!.TryGetValue(property.Name, out var field))
                    {
                        unknown.Add(($"{path}.{property.Name}", property.Value));
                    }
                    else if (property.Value.ValueKind != JsonValueKind.Null)
                    {
                        writer.WritePropertyName(property.Name);
                        WriteValue(writer, property.Value, field, $"{path}.{property.Name}", where, unknown, problems);
                    }
                }

                writer.WriteEndObject();
                break;
            case RawKind.List when value.ValueKind == JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    WriteValue(writer, element, type.Element!, path + "[]", where, unknown, problems);
                }

                writer.WriteEndArray();
                break;
            case RawKind.Money
                when value.ValueKind is JsonValueKind.String or JsonValueKind.Number && Token(value) is var token && IsAmount(token, type.Amount):
                writer.WriteStringValue(token);
                break;
            case not RawKind.Money when IsAcceptable(value, type.Kind):
                value.WriteTo(writer);
                break;
            default:
                problems.Add(Unexpected(Inside(where, path), IsBeyond(value, type) ? type.Amount!.Expectation : Expectation(type.Kind), value));
                writer.WriteNullValue();
                break;
        }
    }

    private static bool IsAcceptable(JsonElement value, RawKind kind) =>
        kind switch
        {
            RawKind.Json => true,
            RawKind.Text => value.ValueKind == JsonValueKind.String,
            RawKind.Count => IsInteger(value) && Token(value)[0] != '-',
            RawKind.Integer => IsInteger(value),
            RawKind.Number => value.ValueKind is JsonValueKind.Number or JsonValueKind.String
                && double.TryParse(Token(value), NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            RawKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                || (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out _)),
            RawKind.Date => value.ValueKind == JsonValueKind.String
                && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            RawKind.Time => value.ValueKind == JsonValueKind.String
                && Rfc3339().IsMatch(value.GetString()!)
                && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
            _ => false,
        };

    private static bool IsInteger(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && long.TryParse(Token(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    // FOCUS NumericFormat allows exponents in numbers; an amount with one is legal JSON too, but no vendor writes it and DECIMAL casts of it differ.
    // A number, and yet no amount that the ledger keeps.
    private static bool IsBeyond(JsonElement value, RawType type) =>
        type.Amount is not null && value.ValueKind is (JsonValueKind.String or JsonValueKind.Number) && IsAmount(Token(value), null);

    private static bool IsAmount(string token, RawAmount? amount) =>
        decimal.TryParse(token, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && (amount is null || amount.Fits(token, value));

    // What .NET reads beyond this (10/11/2026, or a time without a zone) DuckDB reads otherwise or not at all. A day stands for its UTC midnight.
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339();

    private static string Token(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>What a value of this kind must be, in words.</summary>
    internal static string Expectation(RawKind kind) =>
        kind switch
        {
            RawKind.Text => "a string",
            RawKind.Money => "an amount as a plain decimal",
            RawKind.Count => "a whole number, 0 or more",
            RawKind.Integer => "a whole number",
            RawKind.Number => "a number",
            RawKind.Boolean => "true or false",
            RawKind.Date => "a day as yyyy-MM-dd",
            RawKind.Time => "a time as RFC 3339 with its zone, or a day",
            RawKind.Struct => "an object",
            RawKind.List => "a list",
            _ => "a value",
        };
}
