using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Finops.Tests.Schedule;

/// <summary>Keeps the log's lines, from whichever thread they come, and lets a test wait for one.</summary>
internal sealed class LineLog : TextWriter
{
    private readonly ConcurrentQueue<string> lines = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => lines.Enqueue(value ?? "");

    public IReadOnlyList<string> With(string text) => [.. lines.Where(line => line.Contains(text, StringComparison.Ordinal))];

    /// <summary>Waits until that many lines hold the text; a log that never does fails the test with all of its lines.</summary>
    public async Task WaitFor(string text, int count = 1)
    {
        for (var patience = Stopwatch.StartNew(); With(text).Count < count; await Task.Delay(20))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), $"no {count} × {text} in:\n{string.Join('\n', lines)}");
        }
    }
}
