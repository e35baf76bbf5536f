using System.Globalization;
using System.Text;

namespace Finops.Core;

/// <summary>The log on stderr: one line an event, key=value, UTC, with the run's id. Never an e-mail address, never a key.</summary>
public sealed class RunLog(TextWriter output, TimeProvider clock)
{
    /// <summary>A log that goes nowhere.</summary>
    public static RunLog Silent { get; } = new(TextWriter.Null, TimeProvider.System);

    /// <summary>Names this run in every line.</summary>
    public string RunId { get; } = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>Writes <c>time run event key=value …</c>; values with blanks are quoted.</summary>
    public void Write(string @event, params ReadOnlySpan<(string Key, object? Value)> values)
    {
        var line = new StringBuilder()
            .Append(clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .Append(" run=")
            .Append(RunId)
            .Append(" event=")
            .Append(@event);
        foreach (var (key, value) in values)
        {
            line.Append(' ').Append(key).Append('=').Append(Quoted(value));
        }

        output.WriteLine(line.ToString());
    }

    private static string Quoted(object? value)
    {
        var text = PlainText.Of(
            value switch
            {
                null => "",
                DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString() ?? "",
            }
        );
        return text.AsSpan().ContainsAny(" \"=\n") || text.Length == 0 ? $"\"{text.Replace("\"", "'", StringComparison.Ordinal).Replace('\n', ' ')}\"" : text;
    }
}
