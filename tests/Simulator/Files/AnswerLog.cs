using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Finops.Simulator.Files;

/// <summary>Collects answers and writes them as answers.ndjson.gz, ordered by request, so that the order of arrival doesn't matter.</summary>
public sealed class AnswerLog
{
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ConcurrentDictionary<string, string> answers = new(StringComparer.Ordinal);

    /// <summary>Distinct requests so far.</summary>
    public int Count => answers.Count;

    /// <summary>Keeps one answer; the same request again replaces it.</summary>
    /// <param name="request">Path and query exactly as sent.</param>
    /// <param name="body">The JSON text.</param>
    public void Add(string request, string body) => answers[request] = body;

    /// <summary>Writes one line <c>{"request":…,"status":200,"body":…}</c> per request.</summary>
    public void Write(string path) => TextFile.Write(path, answers.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
        .Select(static pair => $"{{\"request\":{JsonSerializer.Serialize(pair.Key, PlainText)},\"status\":200,\"body\":{pair.Value}}}"));
}
