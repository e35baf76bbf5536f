using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Finops.Core;

namespace Finops.Notify;

/// <summary>
/// The outbox and its history: lines in alerts/&lt;month&gt;.ndjson that are never changed. It stands beside the warehouse and not in it, so that what has been
/// told
/// stays told however often the warehouse is made anew. Persons stand in it by id, never by address.
/// </summary>
internal sealed class AlertLog(Home home, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // people read it
    };

    /// <summary>Everything the log says, oldest first.</summary>
    /// <exception cref="FinopsException">Exit code 1: a line that this program did not write.</exception>
    public static AlertState Read(Home home) =>
        new(
            from file in Directory.Exists(home.Alerts)
                ? Directory.EnumerateFiles(home.Alerts, "*.ndjson").Order(StringComparer.Ordinal)
                : Enumerable.Empty<string>()
            from line in LineFile.Read(file).Index()
            select Parse(file, line.Index + 1, line.Item)
        );

    /// <summary>Writes an entry down; it is durable, and part of the state, when this returns.</summary>
    public void Write(AlertState state, AlertLogEntry entry)
    {
        LineFile.Append(
            Path.Combine(home.Alerts, entry.At.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) + ".ndjson"),
            JsonSerializer.Serialize(entry, Options)
        );
        state.Apply(entry);
    }

    /// <summary>An entry of now. A clock that was set back does not bring it before what it follows: files are read by month.</summary>
    public AlertLogEntry Now() => new(clock.GetUtcNow());

    private static AlertLogEntry Parse(string file, int line, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AlertLogEntry>(text, Options)!;
        }
        catch (JsonException error)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    $"{file}:{line}",
                    "a line as `finops alerts` wrote it",
                    error.Message.Split(" Path:")[0].Split(" LineNumber:")[0],
                    "put the file back from a backup: it says what has been told already"
                ),
                error
            );
        }
    }
}
