using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>How old the data of each source are.</summary>
internal static class FreshnessTable
{
    internal static async Task<TableBlock> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        string? previous = null;
        IReadOnlyList<TableRow> rows = await month.Warehouse.RowsAsync(
            "select * from mart_data_freshness order by source, entity", Row, cancellationToken);
        return new TableBlock(
            "Data per source (times UTC)",
            [
                new("Source"),
                new("Entity"),
                new("Extracted"),
                new("Vendor’s refresh"),
                new("Usage days", IsWide: true),
                new("Files", IsNumber: true),
                new("Rows", IsNumber: true),
                new("Age, hours", IsNumber: true),
                new("State"),
            ],
            rows);

        TableRow Row(MartRow row)
        {
            string source = row.Text("source");
            bool isNew = source != previous;
            previous = source;
            return new TableRow(
            [
                isNew ? source : "",
                row.Text("entity"),
                Instant(row.InstantOrNull("last_extracted_at_utc")),
                Instant(row.InstantOrNull("data_refreshed_at_utc")),
                Days(row.DateOrNull("first_usage_date"), row.DateOrNull("last_usage_date")),
                Figures.Count(row.Count("file_count")),
                Figures.Count(row.Count("row_count")),
                row.NumberOrNull("age_hours") is { } hours ? Figures.Count((long)Math.Round(hours)) : Figures.None,
                row.Flag("is_stale") ? new Cell("Stale", Tone.Bad) : new Cell("Fresh", Tone.Good),
            ],
            isNew);
        }
    }

    private static string Instant(DateTimeOffset? instant) => instant is { } known ? known.UtcDateTime.ToString("d MMM HH:mm") : Figures.None;

    private static string Days(DateOnly? first, DateOnly? last) => first is { } from && last is { } to
        ? $"{Dates.Day(from)} – {Dates.DayAndYear(to)}"
        : Figures.None;
}
