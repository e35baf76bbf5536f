using System.Text.Json;
using Finops.Core;

namespace Finops.Extract.Http;

/// <summary>A place in a vendor's JSON answer that knows where it stands, so that whatever is not as documented can be named by its path.</summary>
/// <param name="Where">Request and page in short: "cost_report 2026-10-01..2026-10-31, page 2".</param>
/// <param name="Path">JSON path: "$.data[3]".</param>
/// <param name="Value">What stands there.</param>
public readonly record struct JsonAnswer(string Where, string Path, JsonElement Value)
{
    /// <summary>Reads the body of a 200 whose root is an object.</summary>
    /// <exception cref="FinopsException">Exit code 1: cut off, no JSON, or no object.</exception>
    public static JsonAnswer Read(ReadOnlyMemory<byte> body, string where) => ReadAny(body, where).Expect(JsonValueKind.Object, "an object");

    /// <summary>Reads the body of a 200, whatever its root is.</summary>
    /// <exception cref="FinopsException">Exit code 1: cut off, or no JSON.</exception>
    public static JsonAnswer ReadAny(ReadOnlyMemory<byte> body, string where)
    {
        try
        {
            return new JsonAnswer(where, "$", JsonSerializer.Deserialize<JsonElement>(body.Span));
        }
        catch (JsonException error)
        {
            throw Broken(
                where,
                $"$ line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}",
                "complete JSON",
                $"JSON that ends or breaks there ({body.Length} bytes)",
                error
            );
        }
    }

    /// <summary>An answer that contradicts the vendor's own contract.</summary>
    public static FinopsException Broken(string where, string path, string expected, string found, Exception? inner = null) =>
        new(
            ExitCode.DataProblem,
            new Problem(
                $"{where} {path}",
                expected,
                found,
                "run it again; if it stays, the vendor changed its answer: compare with the source's README. Nothing has landed"
            ),
            inner
        );

    /// <summary>The same about this place.</summary>
    public FinopsException Broken(string expected, string found) => Broken(Where, Path, expected, found);

    /// <summary>Whether the object has a field of this name that is not null.</summary>
    public bool Has(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A field that must be an object.</summary>
    public JsonAnswer Object(string name) => Field(name).Expect(JsonValueKind.Object, "an object");

    /// <summary>The elements of a field that must be an array, each with its path.</summary>
    public IEnumerable<JsonAnswer> Items(string name) => Field(name).Items();

    /// <summary>The elements of this place, which must be an array.</summary>
    public IEnumerable<JsonAnswer> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        var (where, path) = (Where, Path);
        return Value.EnumerateArray().Select((item, index) => new JsonAnswer(where, $"{path}[{index}]", item));
    }

    /// <summary>A text; null where the field is null or absent.</summary>
    public string? Text(string name) => Optional(name) is { } field ? field.Expect(JsonValueKind.String, "a string or null").Value.GetString() : null;

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Broken(Where, $"{Path}.{name}", "a text", "none");

    /// <summary>True or false; null where the field is null or absent.</summary>
    public bool? Flag(string name) =>
        Optional(name) is not { } field
            ? null
            : field.Value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw field.Broken("true or false", field.Value.ValueKind.ToString()),
            };

    /// <summary>A whole number; null where the field is null or absent.</summary>
    public long? Whole(string name) =>
        Optional(name) is not { } field ? null
        : field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt64(out var number) ? number
        : throw field.Broken("a whole number", field.Value.GetRawText());

    /// <summary>A time with a zone, as UTC; null where the field is null or absent.</summary>
    public DateTimeOffset? Time(string name) =>
        Optional(name) is not { } field ? null
        : field.Value.ValueKind == JsonValueKind.String && field.Value.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime()
        : throw field.Broken("a time like 2026-10-03T08:00:00Z", field.Value.GetRawText().Trim('"'));

    /// <summary>A field that must be there.</summary>
    public JsonAnswer Field(string name) => Optional(name) ?? throw Broken(Where, $"{Path}.{name}", "a value", "nothing of that name");

    private JsonAnswer? Optional(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new JsonAnswer(Where, $"{Path}.{name}", value) : null;
    }

    private JsonAnswer Expect(JsonValueKind kind, string expected) => Value.ValueKind == kind ? this : throw Broken(expected, Value.ValueKind.ToString());
}
