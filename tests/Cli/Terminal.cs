using System.Diagnostics;
using Finops.Cli;
using Finops.Core;

namespace Finops.Tests.Cli;

/// <summary>The real command line: in this process, or as a child where environment, raw stdout or the exit code itself matter.</summary>
internal static class Terminal
{
    private static readonly SplitWriter Out = new(Console.Out);
    private static readonly SplitWriter Error = new(Console.Error);

    static Terminal()
    {
        Environment.SetEnvironmentVariable("TERM", "dumb"); // no wheels and no colours, wherever the tests run
        Console.SetOut(Out);
        Console.SetError(Error);
    }

    /// <summary>Runs in this process; an expected error is written and turned into its exit code as Program does.</summary>
    public static Task<Said> RunAsync(params string[] args) => RunAtAsync(TimeProvider.System, args);

    /// <summary>The same at another time.</summary>
    public static async Task<Said> RunAtAsync(TimeProvider clock, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Out.Redirect(output);
        Error.Redirect(errors);
        int code;
        try
        {
            code = await Commands.RunAsync(args, clock, TestContext.Current.CancellationToken);
        }
        catch (FinopsException error)
        {
            errors.Write(string.Join('\n', error.Problems) + "\n");
            code = (int)error.Code;
        }
        finally
        {
            Out.Redirect(null);
            Error.Redirect(null);
        }

        return new Said(code, output.ToString(), errors.ToString());
    }

    /// <summary>Runs the built program as a child; a variable set to null is taken away.</summary>
    public static Task<Said> RunChildAsync(IReadOnlyDictionary<string, string?> environment, params string[] args) => RunChildAsync("", environment, args);

    /// <summary>Runs the built program as a child in this process's environment.</summary>
    public static Task<Said> RunChildAsync(params string[] args) => RunChildAsync("", new Dictionary<string, string?>(), args);

    /// <summary>Runs the built program as a child that was started in a folder.</summary>
    public static Task<Said> RunChildInAsync(string folder, params string[] args) => RunChildAsync(folder, new Dictionary<string, string?>(), args);

    private static async Task<Said> RunChildAsync(string folder, IReadOnlyDictionary<string, string?> environment, string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "finops.dll"));
        foreach (var argument in args)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync();
        var errors = child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Said(child.ExitCode, await output, await errors);
    }
}
