using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Notify;

/// <summary>The ledger does not stand still for its alerts.</summary>
public sealed class LandedAlertsTests
{
    [Fact]
    public async Task Build_WithASpoiltAlertLog_IsMadeWithoutItsHistoryAndSaysSo()
    {
        using var home = new HomeFolder();
        await Terminal.RunAsync("init", "--home", home.Path);
        home.Write("alerts/2026-10.ndjson", "spoilt\n");
        var built = await Terminal.RunAsync("build", "--home", home.Path);
        Assert.True(built.ExitCode == 0, built.Error);
        Assert.Contains("event=alerts_not_landed where=", built.Error, StringComparison.Ordinal);
    }
}
