using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Finops.Core;

namespace Finops.Extract.Http;

/// <summary>
/// Serves a vendor's recorded answers instead of the network: <c>answers.ndjson.gz</c>, one answer a line,
/// <c>{"request":"/v1/…?…","status":200,"body":{…}}</c>, found by exact path and query; a POST as <c>POST /path {"its":"body"}</c>. An answer that is
/// no JSON stands under <c>base64</c>, headers that lead to the next page under <c>headers</c>.
/// Several lines for one request are given out in their order; the last one stays. Where a line says when it was asked, <c>"at":"2026-06-01T06:00:00Z"</c>,
/// those
/// of the newest instant that the clock has reached count, or else of the first.
/// </summary>
public sealed class RecordedAnswers : HttpMessageHandler
{
    /// <summary>The base address under which a recording is asked; links in recorded answers lead there.</summary>
    public static readonly Uri Address = new("http://recorded.invalid");

    private readonly Dictionary<string, Queue<Answer>> answers = [];
    private readonly Dictionary<string, DateTimeOffset> asked = [];
    private readonly DateTimeOffset now;
    private readonly string file;

    /// <summary>Reads the recording in this folder, as it answers at an instant.</summary>
    /// <exception cref="FinopsException">Exit code 2 when there is none, 1 when a line is not an answer.</exception>
    public RecordedAnswers(string folder, DateTimeOffset now)
    {
        this.now = now;
        file = Path.Combine(folder, "answers.ndjson.gz");
        if (!File.Exists(file))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(file, "recorded answers", "no such file", "set the source's url to https://… for the vendor, or to a folder with recorded answers")
            );
        }

        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            Add(text, line);
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var question = request.RequestUri!.PathAndQuery;
        if (request.Method != HttpMethod.Get)
        {
            question = $"{request.Method} {question} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken))}".TrimEnd();
        }

        if (!answers.TryGetValue(question, out var recorded))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    file,
                    $"an answer to {question}",
                    "this request was not recorded",
                    "ask for days that are in the recording (sample.json names them): --from … --to …"
                )
            );
        }

        var answer = recorded.Count > 1 ? recorded.Dequeue() : recorded.Peek();
        var response = new HttpResponseMessage(answer.Status) { Content = new ByteArrayContent(answer.Body), RequestMessage = request };
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private void Add(string text, int line)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            var root = answer.RootElement;
            var request = root.GetProperty("request").GetString()!;
            var at = root.TryGetProperty("at", out var instant) ? instant.GetDateTimeOffset() : DateTimeOffset.MinValue;
            if (!answers.TryGetValue(request, out var recorded) || GoesBefore(at, asked[request]))
            {
                answers[request] = recorded = [];
                asked[request] = at;
            }
            else if (at != asked[request])
            {
                return;
            }

            recorded.Enqueue(
                new Answer(
                    (HttpStatusCode)root.GetProperty("status").GetInt32(),
                    root.TryGetProperty("base64", out var bytes) ? bytes.GetBytesFromBase64() : Encoding.UTF8.GetBytes(root.GetProperty("body").GetRawText()),
                    root.TryGetProperty("headers", out var headers)
                        ? headers.EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.Ordinal)
                        : []
                )
            );
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem($"{file}:{line}", """{"request":"/v1/…","status":200,"body":{…}}""", "something else", "record the answers anew"),
                error
            );
        }
    }

    private bool GoesBefore(DateTimeOffset at, DateTimeOffset chosen) => at <= now ? chosen > now || at > chosen : chosen > now && at < chosen;

    private sealed record Answer(HttpStatusCode Status, byte[] Body, Dictionary<string, string> Headers);
}
