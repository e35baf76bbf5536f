using System.Text.Json;
using Finops.Core;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>One page of an answer, whichever of the vendor's envelopes it came in.</summary>
/// <param name="Where">The request and page in short, for errors.</param>
/// <param name="Organization">organization_id; null where the envelope has none (users, summaries).</param>
/// <param name="RefreshedAt">data_refreshed_at; null where the envelope has none or no export covers the range.</param>
/// <param name="Rows">The array of rows, buckets or elements.</param>
/// <param name="RowsPath">JSON path of that array.</param>
/// <param name="NextCursor">Cursor of the next page; null on the last one.</param>
internal sealed record ClaudeAnalyticsPage(string Where, string? Organization, DateTimeOffset? RefreshedAt, JsonElement Rows, string RowsPath, string? NextCursor)
{
    /// <summary>Reads the body of a 200.</summary>
    /// <exception cref="FinopsException">Exit code 1: not the envelope that the vendor documents.</exception>
    public static ClaudeAnalyticsPage Read(ReadOnlyMemory<byte> body, string where)
    {
        JsonElement root;
        try
        {
            root = JsonSerializer.Deserialize<JsonElement>(body.Span);
        }
        catch (JsonException error)
        {
            throw Broken(where, $"$ line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}", "complete JSON", $"JSON that ends or breaks there ({body.Length} bytes)", error);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Broken(where, "$", "an object", root.ValueKind.ToString());
        }

        // The summaries came as {"summaries":[…]} until August 2026, as {"data":[…]} since.
        var path = root.TryGetProperty("data", out var rows) ? "$.data" : "$.summaries";
        if (path == "$.summaries" && !root.TryGetProperty("summaries", out rows))
        {
            throw Broken(where, "$.data", "an array", "nothing of that name");
        }

        if (rows.ValueKind != JsonValueKind.Array)
        {
            throw Broken(where, path, "an array", rows.ValueKind.ToString());
        }

        return new ClaudeAnalyticsPage(where, Text(root, "organization_id", where), Time(root, "data_refreshed_at", where), rows, path, Next(root, where));
    }

    /// <summary>An answer that contradicts the vendor's own contract.</summary>
    public static FinopsException Broken(string where, string path, string expected, string found, Exception? inner = null) =>
        new(ExitCode.DataProblem, new Problem($"{where} {path}", expected, found, "run it again; if it stays, the vendor changed its answer: compare with the source's README. Nothing has landed"), inner);

    /// <summary>The UTC day that a row or bucket of this page belongs to.</summary>
    /// <exception cref="FinopsException">Exit code 1: no midnight UTC of a day that was asked for.</exception>
    public DateOnly DayOf(JsonElement row, string field, DayRange window, string path)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw Broken(Where, path, "an object", row.ValueKind.ToString());
        }

        if (!row.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.String || !value.TryGetDateTimeOffset(out var time))
        {
            throw Broken(Where, $"{path}.{field}", "a time like 2026-10-01T00:00:00Z", value.ValueKind == JsonValueKind.Undefined ? "nothing of that name" : value.GetRawText());
        }

        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return time.UtcDateTime.TimeOfDay == TimeSpan.Zero && day >= window.Start && day < window.End
            ? day
            : throw Broken(Where, $"{path}.{field}", $"midnight UTC of a day that was asked for: {window}", value.GetString()!);
    }

    // has_more decides where there is one: pages may be short, and a cursor may stand on the last page.
    private static string? Next(JsonElement root, string where)
    {
        var next = Text(root, "next_page", where);
        if (!root.TryGetProperty("has_more", out var hasMore))
        {
            return next;
        }

        return hasMore.ValueKind switch
        {
            JsonValueKind.False => null,
            JsonValueKind.True => next ?? throw Broken(where, "$.next_page", "a cursor, as has_more is true", "none"),
            _ => throw Broken(where, "$.has_more", "true or false", hasMore.ValueKind.ToString()),
        };
    }

    private static string? Text(JsonElement root, string field, string where)
    {
        if (!root.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Broken(where, "$." + field, "a string or null", value.ValueKind.ToString());
    }

    private static DateTimeOffset? Time(JsonElement root, string field, string where)
    {
        var text = Text(root, field, where);
        if (text is null)
        {
            return null;
        }

        return root.GetProperty(field).TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : throw Broken(where, "$." + field, "a time like 2026-10-03T08:00:00Z", text);
    }
}
