using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Reads query parameters as strictly as the vendor; names it doesn't know are ignored, which is the vendor's trap.</summary>
internal sealed partial class Parameters(IQueryCollection query)
{
    internal string? Text(string name)
    {
        if (!query.TryGetValue(name, out var values) || values.Count == 0)
        {
            return null;
        }

        return values.Count == 1 ? values[0] : throw VendorException.BadRequest($"{name}: Expected one value, got {values.Count}");
    }

    internal string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw VendorException.BadRequest($"{name}: Field required");

    /// <summary>A repeated parameter in its bracket form, at most 100 entries.</summary>
    internal IReadOnlyList<string> Array(string name, IReadOnlySet<string>? allowed = null)
    {
        if (!query.TryGetValue($"{name}[]", out var values))
        {
            return [];
        }

        if (values.Count > 100)
        {
            throw VendorException.BadRequest($"{name}: List should have at most 100 items, got {values.Count}");
        }

        foreach (string? value in values)
        {
            if (value is null || (allowed is not null && !allowed.Contains(value)))
            {
                throw VendorException.BadRequest(
                    $"{name}: Input should be "
                        + $"{string.Join(", ", (allowed ?? new HashSet<string>(StringComparer.Ordinal)).Order(StringComparer.Ordinal).Select(static item => $"'{item}'"))}, got '{value}'"
                );
            }
        }

        return [.. values.Select(static value => value!)];
    }

    internal int Limit(int standard, int most)
    {
        string? text = Text("limit");
        if (text is null)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit >= 1 && limit <= most
            ? limit
            : throw VendorException.BadRequest($"limit: Input should be a valid integer between 1 and {most}, got '{text}'");
    }

    internal string Choice(string name, string standard, params ReadOnlySpan<string> allowed)
    {
        string? text = Text(name);
        return text is null ? standard
            : allowed.Contains(text) ? text
            : throw VendorException.BadRequest(
                $"{name}: Input should be {string.Join(" or ", allowed.ToArray().Select(static item => $"'{item}'"))}, got '{text}'"
            );
    }

    internal bool Flag(string name) => Choice(name, "false", "false", "true") == "true";

    /// <summary>RFC 3339 with a zone.</summary>
    internal DateTimeOffset? Instant(string name)
    {
        string? text = Text(name);
        if (text is null)
        {
            return null;
        }

        return
            Rfc3339().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant)
            ? instant
            : throw VendorException.BadRequest($"{name}: Input should be a valid RFC 3339 datetime with a timezone, got '{text}'");
    }

    internal DateOnly? Day(string name)
    {
        string? text = Text(name);
        if (text is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw VendorException.BadRequest($"{name}: Input should be a valid date in the format YYYY-MM-DD, got '{text}'");
    }

    /// <summary>Everything but the cursor, in a fixed order: what a cursor is bound to.</summary>
    internal string Fingerprint() =>
        string.Join(
            '&',
            query
                .Where(static pair => pair.Key != "page")
                .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .Select(static pair => $"{pair.Key}={string.Join(',', pair.Value.ToArray())}")
        );

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rfc3339();
}
