using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>How old the data of each source are: a row a source, and one more for those of its entities that are stale, by name.</summary>
internal static class FreshnessTable
{
    private const string Sql = """
        SELECT source, is_stale, count(*) AS entity_count, string_agg(entity, ', ' ORDER BY entity) AS entities,
          min(last_extracted_at_utc) AS last_extracted_at_utc, min(data_refreshed_at_utc) AS data_refreshed_at_utc,
          min(first_usage_date) AS first_usage_date, max(last_usage_date) AS last_usage_date, sum(file_count) AS file_count, sum(row_count) AS row_count,
            max(age_hours) AS age_hours
        FROM mart_data_freshness
        GROUP BY ALL
        ORDER BY source, is_stale
        """;

    internal static async Task<TableBlock> ComposeAsync(MonthView month, CancellationToken cancellationToken) =>
        new(
            "Data per source (times UTC)",
            [
                new("Source"),
                new("Entities", IsWide: true),
                new("Read"),
                new("Vendor’s refresh"),
                new("Usage days"),
                new("Files", IsNumber: true),
                new("Rows", IsNumber: true),
                new("Age, hours", IsNumber: true),
                new("State"),
            ],
            await month.Warehouse.RowsAsync(Sql, Row, cancellationToken)
        );

    private static TableRow Row(MartRow row)
    {
        var isStale = row.Flag("is_stale");
        return new TableRow([
            row.Text("source"),
            isStale || row.Count("entity_count") == 1 ? row.Text("entities") : Figures.Count(row.Count("entity_count")),
            Instant(row.InstantOrNull("last_extracted_at_utc")),
            Instant(row.InstantOrNull("data_refreshed_at_utc")),
            Days(row.DateOrNull("first_usage_date"), row.DateOrNull("last_usage_date")),
            Figures.Count(row.Count("file_count")),
            Figures.Count(row.Count("row_count")),
            row.NumberOrNull("age_hours") is { } hours ? Figures.Count((long)Math.Round(hours)) : Figures.None,
            isStale ? new Cell("Stale", Tone.Bad) : new Cell("Fresh", Tone.Good),
        ]);
    }

    private static string Instant(DateTimeOffset? instant) => instant is { } known ? known.UtcDateTime.ToString("d MMM HH:mm") : Figures.None;

    private static string Days(DateOnly? first, DateOnly? last) =>
        first is { } from && last is { } to ? $"{Dates.Day(from)} – {Dates.DayAndYear(to)}" : Figures.None;
}
