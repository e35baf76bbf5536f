using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Export;

/// <summary>Where a month's figures come from, as every export states it.</summary>
/// <param name="PeriodStatus">open, provisional or final.</param>
/// <param name="BuildId">The build whose marts were read.</param>
/// <param name="AsOf">Up to when that build knew.</param>
/// <param name="LinesSha256">Hash of a closed month's frozen lines; null while it is open.</param>
internal sealed record MonthFacts(string PeriodStatus, string BuildId, DateTimeOffset AsOf, string? LinesSha256)
{
    /// <summary>As-of as JSON and people read it.</summary>
    internal string AsOfUtc => AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    internal static MonthFacts Of(DuckDBConnection warehouse, BillingMonth month) =>
        warehouse
            .Query(
                $"""
                SELECT period_status, build_id, as_of_utc AT TIME ZONE 'UTC', lines_sha256
                FROM meta.build LEFT JOIN mart_billing_periods ON billing_month = {Sql.Date(month.Start)}
                """,
                reader => new MonthFacts(
                    reader.GetString(0),
                    reader.GetString(1),
                    new DateTimeOffset(reader.GetDateTime(2), TimeSpan.Zero),
                    reader.IsDBNull(3) ? null : reader.GetString(3)
                )
            )
            .Single();
}
