using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>The four usage and cost reports.</summary>
internal sealed class Reports(World world, DateTimeOffset clock, Faults faults, GroupCache cache)
{
    private const int MostGroups = 100;
    private readonly DateTimeOffset watermark = World.Watermark(clock);

    internal JsonObject Answer(string path, Parameters parameters, bool isCost, bool isPerUser)
    {
        ReportQuery query = ReportQuery.Read(parameters, isCost, isPerUser, clock);
        var paging = new Paging(path, parameters, watermark, faults.KeepsCursorsOverRefresh);
        int start = paging.Start();
        return isPerUser
            ? PerUser(query, paging, start, $"{path}?{parameters.Fingerprint()}@{watermark:O} {faults.EmptiedDay:O} {faults.RevisedDay:O}")
            : Bucketed(query, paging, start);
    }

    private JsonObject PerUser(ReportQuery query, Paging paging, int start, string cacheKey)
    {
        IReadOnlyList<ReportGroup> groups = cache.Get(cacheKey, () => [.. Ordered(query, Grouping.Of(world, query, watermark, faults))]);
        var rows = new JsonArray();
        var writer = new RowWriter(query, clock);
        foreach (ReportGroup group in groups.Skip(start).Take(query.Limit))
        {
            if (!query.ExcludesDeletedUsers || !RowWriter.IsDeleted(group.Actor!, clock))
            {
                Append(rows, writer, group);
            }
        }

        return Envelope(query, rows, paging.Next(start + query.Limit, groups.Count));
    }

    private JsonObject Bucketed(ReportQuery query, Paging paging, int start)
    {
        TimeSpan width = query.Width!.Value;
        DateTimeOffset first = Grouping.Floor(query.Start, width);
        int buckets = (int)((query.End - first + width - TimeSpan.FromTicks(1)).Ticks / width.Ticks);
        DateTimeOffset from = first + width * start,
            to = first + width * Math.Min(buckets, start + query.Limit);
        ReportQuery page = query with { Start = from > query.Start ? from : query.Start, End = to < query.End ? to : query.End };
        ILookup<DateTimeOffset?, ReportGroup> groups = Grouping.Of(world, page, watermark, faults).ToLookup(static group => group.Bucket);
        var data = new JsonArray();
        var writer = new RowWriter(query, clock);
        for (DateTimeOffset bucket = from; bucket < to; bucket += width)
        {
            // The vendor keeps the hundred largest groups of a bucket and says nothing of the others.
            var results = new JsonArray();
            foreach (ReportGroup group in Ordered(query, groups[bucket]).Take(MostGroups))
            {
                Append(results, writer, group);
            }

            data.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["starting_at"] = RowWriter.Time(bucket),
                        ["ending_at"] = RowWriter.Time(bucket + width),
                        ["results"] = results,
                    }
            );
        }

        return Envelope(query, data, paging.Next(start + query.Limit, buckets));
    }

    private static void Append(JsonArray rows, RowWriter writer, ReportGroup group)
    {
        foreach (JsonObject row in writer.Rows(group))
        {
            rows.Add((JsonNode)row);
        }
    }

    private static IEnumerable<ReportGroup> Ordered(ReportQuery query, IEnumerable<ReportGroup> groups)
    {
        Func<ReportGroup, decimal> size = query.OrderBy switch
        {
            "list_amount" => static group => group.Total.ListCents,
            "output_tokens" => static group => group.Total.Output,
            "uncached_input_tokens" => static group => group.Total.Uncached,
            "requests" => static group => group.Total.Requests,
            _ when query.IsCost => static group => group.Total.AmountCents,
            _ => static group => group.Total.TotalTokens,
        };
        return (query.IsAscending ? groups.OrderBy(size) : groups.OrderByDescending(size)).ThenBy(static group => group.Key, StringComparer.Ordinal);
    }

    private JsonObject Envelope(ReportQuery query, JsonArray data, string? nextPage) =>
        new()
        {
            ["organization_id"] = Company.OrganizationId,
            ["data_refreshed_at"] = query.Start < watermark ? RowWriter.Time(watermark) : null,
            ["has_more"] = nextPage is not null,
            ["next_page"] = nextPage,
            ["data"] = data,
        };
}
