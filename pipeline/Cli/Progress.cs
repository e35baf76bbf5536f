using System.Text;
using Finops.Core;
using Spectre.Console;

namespace Finops.Cli;

/// <summary>Long work: on a terminal a turning wheel beside the newest event, with the log running above it; otherwise the log alone, one line a
/// step.</summary>
internal static class Progress
{
    public static async Task<T> RunAsync<T>(Func<RunLog, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Ansi)
        {
            return await work(new RunLog(Console.Error, TimeProvider.System)); // nothing to turn a wheel on: a file, a pipe, TERM=dumb
        }

        return await console.Status().StartAsync("starting", status => work(new RunLog(new StatusWriter(console, status), TimeProvider.System)));
    }

    private sealed class StatusWriter(IAnsiConsole console, StatusContext status) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            var line = value ?? "";
            console.WriteLine(line);
            var at = line.IndexOf("event=", StringComparison.Ordinal);
            status.Status = Markup.Escape(at < 0 ? line : line[(at + "event=".Length)..]);
        }
    }
}
