using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Finops.Core;

namespace Finops.Extract.Http;

/// <summary>
/// Serves a vendor's recorded answers instead of the network: <c>answers.ndjson.gz</c>, one answer a line,
/// <c>{"request":"/v1/…?…","status":200,"body":{…}}</c>, found by exact path and query.
/// Several lines for one request are given out in their order; the last one stays.
/// </summary>
public sealed class RecordedAnswers : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<(HttpStatusCode Status, string Body)>> answers = [];
    private readonly string file;

    /// <summary>Reads the recording in this folder.</summary>
    /// <exception cref="FinopsException">Exit code 2 when there is none, 1 when a line is not an answer.</exception>
    public RecordedAnswers(string folder)
    {
        file = Path.Combine(folder, "answers.ndjson.gz");
        if (!File.Exists(file))
        {
            throw new FinopsException(ExitCode.Usage, new Problem(file, "recorded answers", "no such file", "set the source's url to https://… for the vendor, or to a folder with recorded answers"));
        }

        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            Add(text, line);
        }
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!.PathAndQuery;
        if (!answers.TryGetValue(asked, out var recorded))
        {
            throw new FinopsException(ExitCode.Usage, new Problem(file, $"an answer to {asked}", "this request was not recorded", "ask for days that are in the recording (sample.json names them): --from … --to …"));
        }

        var (status, body) = recorded.Count > 1 ? recorded.Dequeue() : recorded.Peek();
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json"), RequestMessage = request });
    }

    private void Add(string text, int line)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            var request = answer.RootElement.GetProperty("request").GetString()!;
            var status = (HttpStatusCode)answer.RootElement.GetProperty("status").GetInt32();
            if (!answers.TryGetValue(request, out var recorded))
            {
                answers.Add(request, recorded = []);
            }

            recorded.Enqueue((status, answer.RootElement.GetProperty("body").GetRawText()));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FinopsException(ExitCode.DataProblem, new Problem($"{file}:{line}", """{"request":"/v1/…","status":200,"body":{…}}""", "something else", "record the answers anew"), error);
        }
    }
}
