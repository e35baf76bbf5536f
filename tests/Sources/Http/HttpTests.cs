using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Tests.Sources.Http;

public sealed class HttpTests
{
    [Theory]
    [InlineData(0, 0.0, 0.5)]
    [InlineData(0, 1.0, 1.0)]
    [InlineData(3, 0.0, 4.0)]
    [InlineData(20, 1.0, 60.0)]
    public void RetryDelay_GrowsUpToAMinuteWithHalfOfItLeftToChance(int retry, double chance, double seconds) =>
        Assert.Equal(seconds, RetryDelays.Of(retry, null, chance).TotalSeconds);

    [Fact]
    public void RetryDelay_VendorAsksForMore_IsHonoured() => Assert.Equal(42.5, RetryDelays.Of(0, TimeSpan.FromSeconds(42), 0.5).TotalSeconds);

    [Fact]
    public async Task Pace_SixtyFirstRequest_WaitsForTheMinuteToPass()
    {
        var clock = new ImpatientClock(new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));
        var pace = new RequestPace(60, clock);
        for (var request = 0; request < 60; request++)
        {
            await pace.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty(clock.Waits);
        await pace.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([TimeSpan.FromMinutes(1)], clock.Waits);
    }

    [Fact]
    public void Key_FromVariable_IsTrimmed() => Assert.Equal("sk-1", VendorKey.Read("K", name => name == "K" ? " sk-1\n" : null));

    [Fact]
    public void Key_FromFile_IsRead()
    {
        using var home = new TestHome();
        var file = home.Write("key.txt", "sk-2\n");
        Assert.Equal("sk-2", VendorKey.Read("K", name => name == "K_FILE" ? file : null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two keys")]
    [InlineData("sk-ключ")]
    public void Key_ThatIsNone_IsExitCode2AndNotShown(string key)
    {
        var error = Assert.Throws<FinopsException>(() => VendorKey.Read("K", name => name == "K" ? key : null));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.True(key.Length == 0 || !error.Message.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Key_FileThatIsMissing_NamesVariableAndPath()
    {
        var error = Assert.Throws<FinopsException>(() => VendorKey.Read("K", name => name == "K_FILE" ? "/nowhere/key" : null));
        Assert.Contains("K_FILE", error.Problems[0].Where, StringComparison.Ordinal);
        Assert.Contains("/nowhere/key", error.Problems[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Redaction_AddressesAndKey_AreGone() =>
        Assert.Equal("user <e-mail> with <key>", Redaction.Of("user ada.moreno@larkfield.example\n with sk-3", "sk-3"));
}
