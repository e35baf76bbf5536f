using System.Globalization;
using System.Text.Json;

namespace Finops.Extract;

/// <summary>
/// Numbers that a vendor writes as doubles: "5.0e-05" becomes "0.00005", the same value without an exponent, which a raw contract's MONEY does not take.
/// Whatever else stands there is left as it is, for the contract to take or refuse.
/// </summary>
public static class PlainDecimal
{
    /// <summary>The number without an exponent; the text itself where there is none, or where a decimal cannot hold the value exactly.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny('e', 'E') || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return text;
        }

        // Beyond 28 decimals a decimal rounds, down to zero in the end: such a number stays as it stands.
        var digits = text.AsSpan(0, text.AsSpan().IndexOfAny('e', 'E')).Trim("-+").ToString().Replace(".", "", StringComparison.Ordinal).Trim('0');
        var kept = value.ToString(CultureInfo.InvariantCulture).TrimStart('-').Replace(".", "", StringComparison.Ordinal).Trim('0');
        return digits == kept ? value.ToString(CultureInfo.InvariantCulture) : text;
    }

    /// <summary>The row with the numbers of its own fields written so. A row that is no object goes on as it is.</summary>
    public static JsonElement InFieldsOf(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.EnumerateObject().Any(field => HasExponent(field.Value)))
        {
            return row;
        }

        var plain = row.EnumerateObject()
            .Where(field => HasExponent(field.Value))
            .Select(field => (field.Name, JsonSerializer.SerializeToElement(Of(field.Value.GetRawText()))));
        return Http.JsonRow.With(row, [.. plain]);
    }

    private static bool HasExponent(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.GetRawText().AsSpan().ContainsAny('e', 'E');
}
