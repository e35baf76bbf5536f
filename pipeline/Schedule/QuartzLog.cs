using Finops.Core;
using Microsoft.Extensions.Logging;

namespace Finops.Schedule;

/// <summary>What Quartz itself has to complain about, as lines of our log; its chatter is dropped.</summary>
internal sealed class QuartzLog(RunLog log) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            log.Write("quartz", ("level", logLevel), ("message", formatter(state, exception)), ("error", exception?.ToString() ?? "none"));
        }
    }

    public void Dispose()
    {
        // The log belongs to the run.
    }
}
