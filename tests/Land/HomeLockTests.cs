using Finops.Core;
using Finops.Tests.Publish;

namespace Finops.Tests.Land;

/// <summary>One writer per home.</summary>
public sealed class HomeLockTests : IDisposable
{
    private readonly TempHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Take_Held_IsExitCode2AndSaysWhatToDo()
    {
        using var held = HomeLock.Take(home.Home);
        var error = Assert.Throws<FinopsException>(() => HomeLock.Take(home.Home));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal("another finops process holds the lock", Assert.Single(error.Problems).Found);
    }

    [Fact]
    public void Take_AfterwardsAgain_EmptiesWhatAKilledRunLeft()
    {
        HomeLock.Take(home.Home).Dispose();
        Directory.CreateDirectory(home.Home.Temporary);
        File.WriteAllText(Path.Combine(home.Home.Temporary, "left.ndjson"), "");
        using var held = HomeLock.Take(home.Home);
        Assert.Empty(Directory.GetFiles(home.Home.Temporary));
    }

    [Theory]
    [InlineData("build")]
    [InlineData("extract", "--source", "reference")]
    [InlineData("init")]
    public async Task Finops_SecondWriter_IsRefusedAtOnceAndDisturbsNothing(params string[] arguments)
    {
        using var held = HomeLock.Take(home.Home);
        var scratch = Path.Combine(home.Home.Temporary, "of-the-first.ndjson");
        await File.WriteAllTextAsync(scratch, "", TestContext.Current.CancellationToken);
        using var second = ChildProcess.Finops([.. arguments, "--home", home.Home.Root]);
        var (exitCode, output, errors) = await second.EndAsync();
        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("expected:   no other run writing this home", errors, StringComparison.Ordinal);
        Assert.Contains("Try: wait until it is done", errors, StringComparison.Ordinal);
        Assert.True(File.Exists(scratch));
    }
}
