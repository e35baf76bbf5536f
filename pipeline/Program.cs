using Finops.Cli;
using Finops.Core;

using var cancelled = new CancellationTokenSource();
using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, Stop);
using var interrupted = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, Stop);
try
{
    return await Commands.RunAsync(args, cancelled.Token);
}
catch (FinopsException error)
{
    foreach (var problem in error.Problems)
    {
        await SayAsync(problem.ToString());
    }

    return (int)error.Code;
}
catch (OperationCanceledException)
{
    await SayAsync("Cancelled. Nothing half-done was kept; the published warehouse is as it was.");
    return (int)ExitCode.Cancelled;
}
catch (Exception error)
{
    await SayAsync($"This is a bug in finops; please report it with these lines.\n{error}");
    return (int)ExitCode.Bug;
}

void Stop(System.Runtime.InteropServices.PosixSignalContext signal)
{
    signal.Cancel = true; // of the default handling, which would end the process here and now
    cancelled.Cancel();
}

// Console has one lock for both streams: while stdout waits for somebody to empty its pipe, stderr would wait, too, and the process would never end.
static async Task SayAsync(string text)
{
    try
    {
        await Task.Run(() => Console.Error.WriteLine(text)).WaitAsync(TimeSpan.FromSeconds(2));
    }
    catch (TimeoutException)
    {
        // the exit code has to do
    }
}
