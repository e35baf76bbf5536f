using System.Globalization;
using Finops.Simulator.Files;
using Finops.Simulator.Vendors;
using Finops.Simulator.Vendors.ClaudeAnalytics;

namespace Finops.Simulator;

/// <summary>Writes the truth to files, beside and independent of every answer.</summary>
public static class TruthLog
{
    // As many decimals as there are: a ledger's twelve are for whoever compares.
    private const string Exact = "0.############################";

    /// <summary>Writes truth.csv.gz and truth-activity.csv.gz (Claude Enterprise) and truth-vendors.csv.gz (whoever else bills) for the days from
    /// <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive).</summary>
    public static void Write(string folder, World world, DateTimeOffset clock, DateOnly from, DateOnly to)
    {
        TextFile.Write(
            Path.Combine(folder, "truth.csv.gz"),
            [
                "usage_date,principal_type,principal_id,email,product,model,context_window,inference_geo,speed,uncached_input_tokens,cache_read_tokens,cache_write_5m_tokens,cache_write_1h_tokens,output_tokens,requests,list_usd,billed_usd",
                .. world
                    .Truth.Rows(clock, from, to)
                    .Select(static row =>
                        CsvLine.Of(
                            row.UsageDate,
                            row.PrincipalType,
                            row.PrincipalId,
                            row.Email,
                            row.Product,
                            row.Model,
                            row.ContextWindow,
                            row.InferenceGeo,
                            row.Speed,
                            row.UncachedInputTokens,
                            row.CacheReadTokens,
                            row.CacheWrite5mTokens,
                            row.CacheWrite1hTokens,
                            row.OutputTokens,
                            row.Requests,
                            row.ListUsd,
                            row.BilledUsd
                        )
                    ),
            ]
        );
        TextFile.Write(
            Path.Combine(folder, "truth-activity.csv.gz"),
            [
                "usage_date,user_id,commit_count,pull_request_count,session_count",
                .. world
                    .Truth.Activity(clock, from, to)
                    .Select(static row => CsvLine.Of(row.UsageDate, row.UserId, row.CommitCount, row.PullRequestCount, row.SessionCount)),
            ]
        );
        TextFile.Write(
            Path.Combine(folder, "truth-vendors.csv.gz"),
            [
                "usage_date,source,billing_account_id,charge_category,principal_id,list_usd,billed_usd",
                .. VendorTruth
                    .Rows(VendorApis.All(world).Where(static vendor => vendor is not ClaudeAnalyticsApi), clock, from, to)
                    .Select(static row =>
                        CsvLine.Of(
                            row.UsageDate,
                            row.Source,
                            row.Charge.AccountId,
                            row.Charge.Category,
                            row.Charge.PrincipalId,
                            row.Charge.ListUsd.ToString(Exact, CultureInfo.InvariantCulture),
                            row.Charge.BilledUsd.ToString(Exact, CultureInfo.InvariantCulture)
                        )
                    ),
            ]
        );
    }
}
