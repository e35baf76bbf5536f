using System.Diagnostics;

namespace Finops.Tests.Publish;

/// <summary>A second process: the program itself, or one of this assembly's explicit tests.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private ChildProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        Process = Process.Start(start)!;
        output = Process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        errors = Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public Process Process { get; }

    /// <summary>finops with these arguments.</summary>
    public static ChildProcess Finops(IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "finops.dll"), .. arguments], environment);

    /// <summary>One explicit test of this assembly, which does what the environment tells it.</summary>
    public static ChildProcess Test(string method, params (string Name, string Value)[] environment) =>
        Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Finops.Tests.dll"), "-method", method, "-explicit", "only", "-noLogo"], environment);

    public static ChildProcess Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(start);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (Process.ExitCode, await output, await errors);
    }

    /// <summary>SIGKILL: nothing of the process gets a chance to tidy up.</summary>
    public void Kill()
    {
        Process.Kill();
        Process.WaitForExit();
    }

    /// <summary>Waits until the child has written a file.</summary>
    /// <exception cref="InvalidOperationException">It ended without.</exception>
    public async Task UntilExistsAsync(string file)
    {
        while (!File.Exists(file))
        {
            if (Process.HasExited)
            {
                throw new InvalidOperationException($"The child ended with {Process.ExitCode}: {await output} {await errors}");
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Kill();
        }

        Process.Dispose();
    }
}
