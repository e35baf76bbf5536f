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
        await Console.Error.WriteLineAsync(problem.ToString());
    }

    return (int)error.Code;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Cancelled. Nothing half-done was kept; the published warehouse is as it was.");
    return (int)ExitCode.Cancelled;
}
catch (Exception error)
{
    await Console.Error.WriteLineAsync($"This is a bug in finops; please report it with these lines.\n{error}");
    return (int)ExitCode.Bug;
}

void Stop(System.Runtime.InteropServices.PosixSignalContext signal)
{
    signal.Cancel = true; // of the default handling, which would end the process here and now
    cancelled.Cancel();
}
