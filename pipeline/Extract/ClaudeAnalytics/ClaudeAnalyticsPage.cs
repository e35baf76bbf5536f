using System.Text.Json;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>One page of an answer, whichever of the vendor's envelopes it came in.</summary>
/// <param name="Where">The request and page in short, for errors.</param>
/// <param name="Organization">organization_id; null where the envelope has none (users, summaries).</param>
/// <param name="RefreshedAt">data_refreshed_at; null where the envelope has none or no export covers the range.</param>
/// <param name="Rows">The array of rows, buckets or elements.</param>
/// <param name="RowsPath">JSON path of that array.</param>
/// <param name="NextCursor">Cursor of the next page; null on the last one.</param>
internal sealed record ClaudeAnalyticsPage(
    string Where,
    string? Organization,
    DateTimeOffset? RefreshedAt,
    JsonElement Rows,
    string RowsPath,
    string? NextCursor
)
{
    /// <summary>Reads the body of a 200.</summary>
    /// <exception cref="FinopsException">Exit code 1: not the envelope that the vendor documents.</exception>
    public static ClaudeAnalyticsPage Read(ReadOnlyMemory<byte> body, string where)
    {
        var root = JsonAnswer.Read(body, where);
        // The summaries came as {"summaries":[…]} until August 2026, as {"data":[…]} since.
        var field = root.Has("data") || !root.Has("summaries") ? "data" : "summaries";
        var rows = root.Field(field);
        return rows.Value.ValueKind == JsonValueKind.Array
            ? new ClaudeAnalyticsPage(where, root.Text("organization_id"), root.Time("data_refreshed_at"), rows.Value, rows.Path, Next(root))
            : throw rows.Broken("an array", rows.Value.ValueKind.ToString());
    }

    /// <summary>Refuses a row in another currency; a row without an amount has none (null).</summary>
    /// <exception cref="FinopsException">Exit code 1: any currency but USD.</exception>
    public static void RequireUsd(JsonElement row, string where)
    {
        if (
            row.ValueKind == JsonValueKind.Object
            && row.TryGetProperty("currency", out var currency)
            && currency.ValueKind != JsonValueKind.Null
            && !(currency.ValueKind == JsonValueKind.String && currency.ValueEquals("USD"))
        )
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem($"{where}.currency", "USD", currency.ToString(), "this ledger is in USD; another currency needs a rule first. Nothing has landed")
            );
        }
    }

    /// <summary>The UTC day that a row or bucket of this page belongs to.</summary>
    /// <exception cref="FinopsException">Exit code 1: no midnight UTC of a day that was asked for.</exception>
    public DateOnly DayOf(JsonElement row, string field, DayRange window, string path)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw JsonAnswer.Broken(Where, path, "an object", row.ValueKind.ToString());
        }

        if (!row.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.String || !value.TryGetDateTimeOffset(out var time))
        {
            throw JsonAnswer.Broken(
                Where,
                $"{path}.{field}",
                "a time like 2026-10-01T00:00:00Z",
                value.ValueKind == JsonValueKind.Undefined ? "nothing of that name" : value.GetRawText()
            );
        }

        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return time.UtcDateTime.TimeOfDay == TimeSpan.Zero && day >= window.Start && day < window.End
            ? day
            : throw JsonAnswer.Broken(Where, $"{path}.{field}", $"midnight UTC of a day that was asked for: {window}", value.GetString()!);
    }

    // has_more decides where there is one: pages may be short, and a cursor may stand on the last page.
    private static string? Next(JsonAnswer root) =>
        root.Flag("has_more") switch
        {
            null => root.Text("next_page"),
            true => root.Text("next_page") ?? throw JsonAnswer.Broken(root.Where, "$.next_page", "a cursor, as has_more is true", "none"),
            false => null,
        };
}
