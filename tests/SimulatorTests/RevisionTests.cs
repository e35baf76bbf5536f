using Finops.Simulator;

namespace Finops.Tests.SimulatorTests;

/// <summary>The books change behind the reader's back, but not for ever.</summary>
public sealed class RevisionTests
{
    private static readonly DateOnly From = new(2026, 7, 6);
    private static readonly DateOnly To = new(2026, 7, 13);

    [Fact]
    public void Rows_TwoClocks_RevisePastDays()
    {
        IReadOnlyList<TruthRow> early = Worlds.Sample.Truth.Rows(Worlds.At(7, 14), From, To);
        IReadOnlyList<TruthRow> late = Worlds.Sample.Truth.Rows(Worlds.At(8, 20), From, To);
        Assert.NotEqual(early.Sum(static row => row.BilledUsd), late.Sum(static row => row.BilledUsd));
        Assert.NotEqual(early.Count, late.Count);
    }

    [Fact]
    public void Rows_MoreThanThirtyDaysLater_StayAsTheyAre()
    {
        Assert.Equal(Texts(Worlds.At(8, 12)), Texts(Worlds.At(12, 24)));
    }

    [Fact]
    public void Rows_WithinThirtyDays_StillChangeLate()
    {
        Assert.NotEqual(Texts(Worlds.At(7, 24)), Texts(Worlds.At(8, 12)));
    }

    [Fact]
    public void Rows_BetweenTwoRefreshes_DoNotChange()
    {
        Assert.Equal(Texts(Worlds.At(7, 14, 4)), Texts(new DateTimeOffset(2026, 7, 14, 7, 59, 59, TimeSpan.Zero)));
    }

    [Fact]
    public void Rows_LateData_AppearWithinThreeDays()
    {
        static HashSet<string> Users(DateTimeOffset clock) =>
            [.. Worlds.Sample.Truth.Rows(clock, To.AddDays(-3), To.AddDays(-2)).Select(static row => row.PrincipalId)];
        Assert.True(Users(Worlds.At(7, 11, 4)).Count < Users(Worlds.At(7, 14, 4)).Count);
    }

    [Fact]
    public void Rows_TheRunningDay_HoldWhatWasRefreshed()
    {
        static long Requests(int hour) => Worlds.Small.Truth.Rows(Worlds.At(7, 7, hour), new(2026, 7, 7), new(2026, 7, 8)).Sum(static row => row.Requests);
        Assert.True(Requests(12) > 0);
        Assert.True(Requests(12) < Requests(20));
    }

    [Fact]
    public async Task Clock_SetFromOutside_MovesTheWatermark()
    {
        await using Vendor vendor = await Vendor.StartAsync(Worlds.At(7, 14));
        using var client = new HttpClient();
        using var instant = new StringContent("2026-07-15T13:30:00Z");
        await client.PutAsync($"{vendor.Host.BaseUrl}/simulator/clock", instant, TestContext.Current.CancellationToken);
        Assert.Equal("2026-07-15T12:00:00Z", (string?)(await vendor.PageAsync("cost_report?starting_at=2026-07-06T00:00:00Z"))["data_refreshed_at"]);
    }

    private static IEnumerable<string> Texts(DateTimeOffset clock) => Worlds.Sample.Truth.Rows(clock, From, To).Select(static row => row.ToString());
}
