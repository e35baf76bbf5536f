using Finops.Database;
using Finops.Simulator;
using Finops.Simulator.Vendors;
using Finops.Tests.SimulatorTests;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>A month is landed as the vendors said it at its end, and again as they revised it: each time the ledger is their books.</summary>
public sealed class CompanyOverTimeTests
{
    private static readonly DateOnly August = new(2026, 8, 1);

    [Fact]
    public async Task Month_LandedAtItsEndAndRevised_IsEachTimeWhatTheVendorsSay()
    {
        await using var company = await CompanyOverTime.StartAsync(Worlds.Small);
        var atItsEnd = await LandAndBuildAsync(company, CompanyOverTime.DaysAfter(August, 3));
        var revised = await LandAndBuildAsync(company, CompanyOverTime.DaysAfter(August, 33));

        Assert.Equal(["aws-bedrock", "claude-analytics", "claude-console", "cursor", "github-copilot", "openai"], atItsEnd.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["aws-bedrock", "claude-analytics"], atItsEnd.Keys.Where(source => atItsEnd[source] != revised[source]).Order(StringComparer.Ordinal));
        Assert.Equal(Sums(company.Truth(August, CompanyOverTime.DaysAfter(August, 200))), revised);
    }

    [Fact]
    public void Months_OfTheSample_AreRevisedAfterEachClose()
    {
        var revisedSources = new List<string>();
        foreach (var month in SampleTruth.Months)
        {
            var (closed, revised) = (OfTheSample(month, 3), OfTheSample(month, 33));
            revisedSources.AddRange(closed.Keys.Where(source => closed[source] != revised[source]));
            Assert.Equal(revised, OfTheSample(month, 90));
        }

        // OpenAI revises within six days, and not every month's last three.
        Assert.Equal(
            [("aws-bedrock", true), ("claude-analytics", true), ("openai", false)],
            revisedSources
                .GroupBy(source => source)
                .Select(months => (months.Key, months.Count() == SampleTruth.Months.Count))
                .OrderBy(source => source.Key, StringComparer.Ordinal)
        );
    }

    private static Dictionary<string, decimal> OfTheSample(DateOnly month, int days) =>
        Sums(VendorTruth.Rows(VendorApis.All(Worlds.Sample), CompanyOverTime.DaysAfter(month, days), month, month.AddMonths(1)));

    private static async Task<IReadOnlyDictionary<string, decimal>> LandAndBuildAsync(CompanyOverTime company, DateTimeOffset now)
    {
        await company.LandMonthAsOfAsync(August, now);
        var build = await BuildVerb.RunAsync(company.Run, asOf: null, TestContext.Current.CancellationToken);
        using var warehouse = DuckDb.OpenReadOnly(build.File);
        var ledger = warehouse
            .Query("SELECT source, sum(billed_usd) FROM int_charges__unioned GROUP BY 1", reader => (Source: reader.GetString(0), Usd: reader.GetDecimal(1)))
            .ToDictionary(row => row.Source, row => row.Usd, StringComparer.Ordinal);
        Assert.Equal(Sums(company.Truth(August, now)), ledger);
        return ledger;
    }

    // Per day with a ledger's twelve decimals: that is how OpenAI's are rounded.
    private static Dictionary<string, decimal> Sums(IEnumerable<VendorTruthRow> truth) =>
        truth
            .GroupBy(row => (row.Source, row.UsageDate))
            .Select(day => (day.Key.Source, Usd: Math.Round(day.Sum(row => row.Charge.BilledUsd), 12, MidpointRounding.AwayFromZero)))
            .GroupBy(day => day.Source)
            .ToDictionary(days => days.Key, days => days.Sum(day => day.Usd), StringComparer.Ordinal);
}
