using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>
/// One mistake on the real command line, in a home with a published warehouse: the exit code, the words, nothing landed, and
/// the warehouse as it was.
/// </summary>
public abstract class ErrorTest : IDisposable
{
    private readonly HomeFolder home;

    protected ErrorTest(DemoHome demo) => home = demo.CopyAsReal();

    private protected HomeFolder Home => home;

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A file of this home as people name it from wherever they are.</summary>
    private protected string In(string file) => System.IO.Path.Combine(home.Path, file);

    /// <summary>Runs the command line in this home and expects these problems, word for word; HOME stands for the home's path.</summary>
    private protected Task RefusedAsync(int exitCode, string says, params string[] args) =>
        RefusedAsync(exitCode, says, () => Terminal.RunAsync([.. args, "--home", home.Path]));

    /// <summary>The same as a child process with its own environment.</summary>
    private protected Task ChildRefusedAsync(int exitCode, string says, IReadOnlyDictionary<string, string?> environment, params string[] args) =>
        RefusedAsync(exitCode, says, () => Terminal.RunChildAsync(environment, [.. args, "--home", home.Path]));

    /// <summary>The command lands what it can, says what it can't, and exits with this code.</summary>
    private protected async Task SaysAsync(int exitCode, string says, params string[] args)
    {
        var said = await Terminal.RunAsync([.. args, "--home", home.Path]);
        Assert.Equal(says, said.Problems.Replace(home.Path, "HOME", StringComparison.Ordinal));
        Assert.Equal(exitCode, said.ExitCode);
    }

    private async Task RefusedAsync(int exitCode, string says, Func<Task<Said>> run)
    {
        var before = home.Files("raw", "warehouse", "out");
        var said = await run();
        var found = said.Problems.Replace(home.Path, "HOME", StringComparison.Ordinal);
        Assert.True(says == found, $"It says\n{found}\nand not\n{says}");
        Assert.Equal(exitCode, said.ExitCode);
        Assert.Equal(before, home.Files("raw", "warehouse", "out"));
    }
}
