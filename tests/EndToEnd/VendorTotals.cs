using System.IO.Compression;
using System.Text.Json;

namespace Finops.Tests.EndToEnd;

/// <summary>The vendor's own ungrouped cost by day, straight from its recorded answers (cents as decimal text).</summary>
internal static class VendorTotals
{
    public static IReadOnlyDictionary<DateOnly, decimal> Read(string sample)
    {
        using var reader = new StreamReader(
            new GZipStream(File.OpenRead(Path.Combine(sample, "claude-analytics", "answers.ndjson.gz")), CompressionMode.Decompress)
        );
        var usd = new Dictionary<DateOnly, decimal>();
        while (reader.ReadLine() is { } line)
        {
            using var answer = JsonDocument.Parse(line);
            var request = answer.RootElement.GetProperty("request").GetString()!;
            if (!request.Contains("/cost_report?", StringComparison.Ordinal) || request.Contains("group_by", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var bucket in answer.RootElement.GetProperty("body").GetProperty("data").EnumerateArray())
            {
                var day = SampleTruth.Day(bucket.GetProperty("starting_at").GetString()![..10]);
                usd[day] =
                    usd.GetValueOrDefault(day)
                    + bucket.GetProperty("results").EnumerateArray().Sum(row => decimal.Parse(row.GetProperty("amount").GetString()!) / 100m);
            }
        }

        return usd;
    }
}
