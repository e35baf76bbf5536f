using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Finops.Simulator.Files;

/// <summary>Collects answers and writes them as answers.ndjson.gz, ordered by request, so that the order of arrival doesn't matter.</summary>
public sealed class AnswerLog
{
    // Where finops looks recorded answers up; links in answers must lead there.
    private const string RecordedUrl = "http://recorded.invalid";
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ConcurrentDictionary<(string Request, DateTimeOffset At), string> answers = new();

    /// <summary>Answers so far.</summary>
    public int Count => answers.Count;

    /// <summary>Keeps one answer; the same request again at the same time replaces it.</summary>
    /// <param name="request">Path and query exactly as sent; a POST with its method in front and its body behind.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="url">The vendor's address, which links in the answer have.</param>
    /// <param name="at">When it was asked, where that makes a difference.</param>
    public void Add(string request, ApiAnswer answer, string url, DateTimeOffset at = default)
    {
        string Relocated(string text) => text.Replace(url, RecordedUrl, StringComparison.Ordinal);
        var headers = (answer.Headers ?? new Dictionary<string, string>()).ToDictionary(
            static header => header.Key,
            header => Relocated(header.Value),
            StringComparer.Ordinal
        );
        string body = answer.Json is { } json
            ? $"\"body\":{Relocated(json.ToJsonString(PlainText))}"
            : $"\"base64\":\"{Convert.ToBase64String(answer.Bytes ?? [])}\"";
        answers[(request, at)] =
            $"{{\"request\":{JsonSerializer.Serialize(request, PlainText)},\"status\":{answer.Status},{(headers.Count == 0 ? "" : $"\"headers\":{JsonSerializer.Serialize(headers, PlainText)},")}{body}}}";
    }

    /// <summary>Writes a line <c>{"request":…,"status":200,"body":…}</c> per request; where the answers changed, one for each time, which says when that
    /// was.</summary>
    public void Write(string path) =>
        TextFile.Write(
            path,
            answers
                .GroupBy(static pair => pair.Key.Request, StringComparer.Ordinal)
                .OrderBy(static answers => answers.Key, StringComparer.Ordinal)
                .SelectMany(Lines)
        );

    private static IEnumerable<string> Lines(IEnumerable<KeyValuePair<(string Request, DateTimeOffset At), string>> answers) =>
        answers.Select(static pair => pair.Value).Distinct(StringComparer.Ordinal).Take(2).Count() == 1
            ? answers.Take(1).Select(static pair => pair.Value)
            : answers
                .OrderBy(static pair => pair.Key.At)
                .Select(static pair => $"{{\"at\":\"{pair.Key.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\",{pair.Value[1..]}");
}
