namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>A checked request for one of the four usage and cost reports.</summary>
/// <param name="Width">Null only in per-user reports: one row per user and group over the whole range.</param>
/// <param name="OrderBy">Only per-user reports; empty otherwise.</param>
internal sealed record ReportQuery(
    bool IsCost,
    bool IsPerUser,
    DateTimeOffset Start,
    DateTimeOffset End,
    TimeSpan? Width,
    int Limit,
    IReadOnlyList<string> GroupBy,
    bool IsAscending,
    string OrderBy,
    bool ExcludesDeletedUsers,
    FactFilter Filter
)
{
    private static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="VendorException">400 in the vendor's words.</exception>
    internal static ReportQuery Read(Parameters parameters, bool isCost, bool isPerUser, DateTimeOffset clock)
    {
        parameters.Required("starting_at");
        DateTimeOffset start = parameters.Instant("starting_at")!.Value;
        DateTimeOffset? givenEnd = parameters.Instant("ending_at");
        string width = parameters.Choice("bucket_width", isPerUser ? "" : "1d", "1d", "1h", "1m");
        if (isPerUser && width.Length > 0 && givenEnd is null)
        {
            throw VendorException.BadRequest("ending_at: Field required when bucket_width is set");
        }

        DateTimeOffset end = givenEnd ?? (clock < start.AddDays(31) ? clock : start.AddDays(31));
        CheckRange(start, end, clock, isPerUser && width == "1m");
        TimeSpan? bucket = width switch
        {
            "1d" => TimeSpan.FromDays(1),
            "1h" => TimeSpan.FromHours(1),
            "1m" => TimeSpan.FromMinutes(1),
            _ => null,
        };
        (int standard, int most) = isPerUser
            ? (20, 1000)
            : width switch
            {
                "1d" => (7, 31),
                "1h" => (24, 168),
                _ => (60, 256),
            };
        IReadOnlyList<string> groupBy = parameters.Array("group_by", isCost ? Dimension.OfCost : Dimension.OfUsage);
        FactFilter filter = FactFilter.Read(parameters);
        if (groupBy.Contains("claude_tag_user_id") && (groupBy.Contains(Dimension.RbacGroup) || filter.HasRbacGroups))
        {
            throw VendorException.BadRequest("group_by: claude_tag_user_id cannot be combined with rbac_group_id");
        }

        string orderBy =
            !isPerUser ? ""
            : isCost ? parameters.Choice("order_by", "amount", "amount", "list_amount")
            : parameters.Choice("order_by", "total_tokens", "total_tokens", "output_tokens", "uncached_input_tokens", "requests");
        return new ReportQuery(
            isCost,
            isPerUser,
            start,
            end,
            bucket,
            parameters.Limit(standard, most),
            groupBy,
            isPerUser && parameters.Choice("order", "desc", "asc", "desc") == "asc",
            orderBy,
            isPerUser && parameters.Flag("exclude_deleted_users"),
            filter
        );
    }

    private static void CheckRange(DateTimeOffset start, DateTimeOffset end, DateTimeOffset clock, bool isMinutely)
    {
        if (start < Earliest)
        {
            throw VendorException.BadRequest("starting_at: Data is available from 2026-01-01T00:00:00Z");
        }

        if (start < clock.AddDays(-365))
        {
            throw VendorException.BadRequest("starting_at: Must be within the last 365 days");
        }

        if (end <= start)
        {
            throw VendorException.BadRequest("ending_at: Must be after starting_at");
        }

        if (end - start > TimeSpan.FromDays(31))
        {
            throw VendorException.BadRequest("ending_at: The range must not exceed 31 days");
        }

        if (isMinutely && end - start > TimeSpan.FromHours(24))
        {
            throw VendorException.BadRequest("ending_at: The range must not exceed 24 hours when bucket_width is 1m");
        }
    }
}
