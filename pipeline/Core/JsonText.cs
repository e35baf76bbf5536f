using System.Text.Json;

namespace Finops.Core;

/// <summary>Reads JSON that promises nothing.</summary>
internal static class JsonText
{
    /// <summary>A member's text; null where there is no such member, it is no text, or the element is no object.</summary>
    public static string? TextOf(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
