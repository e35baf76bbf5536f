using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Extract.Http;

/// <summary>
/// Keeps fields of a vendor's row as the text they came in, where a contract has them as VARCHAR: nested amounts, amounts with exponents
/// ("0E-6176") or more decimals than a ledger has, ids that are numbers in one year and texts in the next.
/// </summary>
/// <param name="amounts">Paths of decimals: "amount.value". Number or string; anything else but null contradicts the contract.</param>
/// <param name="texts">Paths of ids: a number becomes its text, everything else stays.</param>
public sealed partial class NumberText(IReadOnlyList<string> amounts, IReadOnlyList<string> texts)
{
    // No vendor bills a quadrillion; the ledger's column ends at 14 digits more.
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>The row with these fields as strings. A row that is no object goes on as it is: the contract names it.</summary>
    /// <exception cref="FinopsException">Exit code 1: an amount is no finite decimal, or beyond any bill.</exception>
    public JsonElement Of(JsonAnswer row)
    {
        if (row.Value.ValueKind != JsonValueKind.Object)
        {
            return row.Value;
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, row, "");
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json, JsonAnswer at, string path)
    {
        if (amounts.Contains(path, StringComparer.Ordinal) && at.Value.ValueKind != JsonValueKind.Null)
        {
            json.WriteStringValue(Amount(at));
        }
        else if (texts.Contains(path, StringComparer.Ordinal) && at.Value.ValueKind == JsonValueKind.Number)
        {
            json.WriteStringValue(at.Value.GetRawText());
        }
        else if (at.Value.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var property in at.Value.EnumerateObject())
            {
                json.WritePropertyName(property.Name);
                Write(
                    json,
                    new JsonAnswer(at.Where, $"{at.Path}.{property.Name}", property.Value),
                    path.Length == 0 ? property.Name : $"{path}.{property.Name}"
                );
            }

            json.WriteEndObject();
        }
        else
        {
            at.Value.WriteTo(json);
        }
    }

    private static string Amount(JsonAnswer at)
    {
        var token = at.Value.ValueKind switch
        {
            JsonValueKind.String => at.Value.GetString()!,
            JsonValueKind.Number => at.Value.GetRawText(),
            _ => throw at.Broken("an amount", at.Value.ValueKind.ToString()),
        };
        return
            Decimal().IsMatch(token) && decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) < Largest
            ? token
            : throw at.Broken("an amount as a decimal", token.Length > 80 ? token[..77] + "..." : token);
    }

    [GeneratedRegex(@"^-?\d+(\.\d+)?([eE][+-]?\d{1,5})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decimal();
}
