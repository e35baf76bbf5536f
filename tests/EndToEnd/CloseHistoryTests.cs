using System.Globalization;
using Finops.Close;
using Finops.Core;
using Finops.Database;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>
/// Months closed, revised, corrected, reopened and closed again by the real verbs over a cloud bill in FOCUS files. Whatever happens, closed files never
/// change, bills
/// and corrections come to the files, and every state that ever was can be built again from raw.
/// </summary>
public sealed class CloseHistoryTests : IDisposable
{
    private const string Header =
        "BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,ServiceName,Tags,BilledCost,EffectiveCost,ListCost";

    private static readonly string[] Centers = ["CC-1", "CC-2", "CC-3"];

    private readonly HomeFolder home = new();
    private readonly FixedClock clock = new(DateTimeOffset.MinValue);
    private readonly Random random = new(20260101);
    private readonly Dictionary<BillingMonth, decimal> ledger = [];
    private readonly List<(DateTimeOffset AsOf, IReadOnlyDictionary<string, string> Marts)> states = [];

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task History_OfClosesRevisionsAndReopenings_TiesAndReplays()
    {
        InitVerb.Run(home.Home);
        home.Write(
            "reference/cost_centers.csv",
            "cost_center_id,name,owner,business_unit,valid_from,valid_to\n"
                + string.Concat(Centers.Select(center => $"{center},Name of {center},Ann,Bank,2025-01-01,\n"))
        );
        home.Write(
            "reference/people.csv",
            "person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to\np1,Ann,ann@corp.example,,,IT,Bank,,CC-1,2025-01-01,\n"
        );
        var (january, february) = (ClosedHome.Month("2026-01"), ClosedHome.Month("2026-02"));

        await DeliverAsync("2026-02-03", january);
        await CloseAsync(january, CloseKind.Provisional);
        await DeliverAsync("2026-02-20", january);
        await DeliverAsync("2026-03-03", february);
        await CloseAsync(february, CloseKind.Provisional);
        await CloseAsync(january, CloseKind.Final);
        await DeliverAsync("2026-03-25", january);
        await DeliverAsync("2026-03-26", february);
        clock.Now = clock.Now.AddMinutes(1);
        await CloseVerb.ReopenAsync(Run, february, "the vendor credited us", "Ann", CancellationToken.None);
        Remember();
        await CloseAsync(february, CloseKind.Provisional);

        Assert.Equal(
            ["2026-01 final 1", "2026-02 provisional 2"],
            Query("SELECT concat_ws(' ', strftime(billing_month, '%Y-%m'), period_status, close_number) FROM mart_billing_periods ORDER BY ALL")
        );
        Assert.NotEqual(
            "0",
            Query("SELECT CAST(count(*) AS VARCHAR) FROM mart_chargeback_lines WHERE billing_month = '2026-02-01' AND charge_month = '2026-01-01'").Single()
        );
        await AssertReplaysAsync();
    }

    private RunContext Run => new(home.Home, new FinopsConfig { Organization = "Tied" }, clock, RunLog.Silent);

    /// <summary>The vendor's file of a month, delivered anew with other amounts; then a build.</summary>
    private async Task DeliverAsync(string day, BillingMonth month)
    {
        clock.Now = new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero);
        var rows = Enumerable
            .Range(0, month.End.DayNumber - month.Start.DayNumber)
            .Select(month.Start.AddDays)
            .SelectMany(usage => Centers.Select(center => (Usage: usage, Center: center, Usd: random.Next(-200, 5_000) * 0.000_37m)))
            .ToList();
        ledger[month] = rows.Sum(row => row.Usd);
        home.Write(
            $"drop/focus/bill-{month}.csv",
            string.Join(
                '\n',
                rows.Select(row =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"acct,USD,{month.Start:yyyy-MM-dd}T00:00:00Z,{month.End:yyyy-MM-dd}T00:00:00Z,{row.Usage:yyyy-MM-dd}T00:00:00Z,{row.Usage.AddDays(1):yyyy-MM-dd}T00:00:00Z,Usage,Microsoft,Azure OpenAI,\"{{\"\"CostCenter\"\":\"\"{row.Center}\"\"}}\",{row.Usd},{row.Usd},{row.Usd}"
                        )
                    )
                    .Prepend(Header)
            ) + "\n"
        );
        var outcome = await ExtractVerb.RunAsync(Run, ["focus"], days: null, files: "drop/focus", CancellationToken.None);
        Assert.All(outcome, landed => Assert.Null(landed.Failure));
        await BuildVerb.RunAsync(Run, asOf: null, CancellationToken.None);
        Remember();
    }

    private async Task CloseAsync(BillingMonth month, CloseKind kind)
    {
        clock.Now = clock.Now.AddMinutes(1);
        var before = home.Files("closed");
        await CloseVerb.CloseAsync(Run, month, kind, null, CancellationToken.None);
        Assert.Empty(before.Except(home.Files("closed"), StringComparer.Ordinal));
        Remember();
    }

    /// <summary>By charge month, what all bills hold is the vendor's current file: to the last digit, and in cents.</summary>
    private void Remember()
    {
        states.Add((clock.Now, home.MartHashes()));
        Assert.Equal(
            ledger.Select(month =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{month.Key} {month.Value:0.000000000000} {Math.Round(month.Value, 2, MidpointRounding.AwayFromZero):0.00}"
                )
            ),
            Query(
                "SELECT concat_ws(' ', strftime(charge_month, '%Y-%m'), sum(ledger_usd), sum(billed_usd)) FROM mart_chargeback_lines GROUP BY charge_month "
                    + "ORDER BY charge_month"
            )
        );
    }

    /// <summary>A home that has nothing but what landed builds every state again, byte for byte.</summary>
    private async Task AssertReplaysAsync()
    {
        using var copy = home.Copy();
        Directory.Delete(copy.Home.Warehouse, recursive: true);
        Directory.Delete(copy.Home.Closed, recursive: true);
        foreach (var (asOf, marts) in new[] { states[1], states[4], states[^3], states[^1] })
        {
            await BuildVerb.RunAsync(new RunContext(copy.Home, new FinopsConfig { Organization = "Tied" }, clock, RunLog.Silent), asOf, CancellationToken.None);
            Assert.Equal(marts, copy.MartHashes());
        }
    }

    private IReadOnlyList<string> Query(string sql)
    {
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        return warehouse.Query(sql, reader => reader.GetString(0));
    }
}
