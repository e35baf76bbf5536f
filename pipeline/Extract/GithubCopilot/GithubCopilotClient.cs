using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.GithubCopilot;

/// <summary>GitHub's answers: pages by Link header, and reports that are files behind signed links. It knows nothing of what the rows mean.</summary>
internal sealed partial class GithubCopilotClient(VendorHttp http)
{
    /// <summary>One answer.</summary>
    /// <exception cref="FinopsException">Exit code 2: the key is wrong. 3: refused or unavailable. 1: no JSON.</exception>
    public async Task<JsonAnswer> GetAsync(string query, string about, CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync(query, cancellationToken);
        return answer.Status == HttpStatusCode.OK ? JsonAnswer.Read(answer.Body, about) : throw http.Refusal(answer, about);
    }

    /// <summary>All pages of a list. The next page is where the Link header says; without one the list ends, however short the page is.</summary>
    /// <exception cref="FinopsException">As <see cref="GetAsync"/>; 1 also when a page leads back, or to another host.</exception>
    public IAsyncEnumerable<JsonAnswer> PagesAsync(string query, string about, CancellationToken cancellationToken) =>
        Pages.FollowAsync(
            about,
            "header link",
            query,
            async (request, where) =>
            {
                var answer = await http.GetAsync(request, cancellationToken);
                var page = answer.Status == HttpStatusCode.OK ? JsonAnswer.Read(answer.Body, where) : throw http.Refusal(answer, where);
                var next = answer.Headers.TryGetValue("link", out var links) ? Next().Match(links) : Match.Empty;
                return (page, next.Success ? http.PathOf(next.Groups["address"].Value, where) : null);
            },
            cancellationToken
        );

    /// <summary>The envelope of a report; null when there is none (yet), or when this account's metrics are switched off (403, logged by the caller).</summary>
    /// <exception cref="FinopsException">Exit code 2 or 3: refused or unavailable. 1: no JSON.</exception>
    public async Task<(JsonAnswer? Report, int Status)> ReportAsync(string query, string about, CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync(query, cancellationToken);
        return (int)answer.Status switch
        {
            200 => (JsonAnswer.Read(answer.Body, about), 200),
            204 or 404 or 422 => (null, (int)answer.Status),
            403 when !answer.IsTransient => (null, 403),
            _ => throw http.Refusal(answer, about),
        };
    }

    /// <summary>
    /// The rows of a report's files. A file is lines of JSON, or one document that holds the rows in day_totals or user_totals (both are in use);
    /// the links sign for themselves, and the key stays here.
    /// </summary>
    /// <exception cref="FinopsException">Exit code 3: a file is not to be had. 1: it is no JSON.</exception>
    public async IAsyncEnumerable<JsonAnswer> RowsAsync(JsonAnswer report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var link in report.Items("download_links"))
        {
            var address = link.Value.ValueKind == JsonValueKind.String ? link.Value.GetString()! : throw link.Broken("a link", link.Value.ValueKind.ToString());
            var where = $"{report.Where} {link.Path}";
            var file = await http.DownloadAsync(address, where, cancellationToken);
            if (file.Status != HttpStatusCode.OK)
            {
                throw new FinopsException(
                    ExitCode.VendorUnavailable,
                    new Problem(where, "the report's file", $"HTTP {(int)file.Status}", "run it again: the links live for a few minutes; nothing has landed")
                );
            }

            foreach (var row in Values(file.Body, where).SelectMany(Rows))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<JsonAnswer> Rows(JsonAnswer value)
    {
        var list =
            value.Value.ValueKind == JsonValueKind.Array ? value
            : value.Has("day_totals") ? value.Field("day_totals")
            : value.Has("user_totals") ? value.Field("user_totals")
            : (JsonAnswer?)null;
        return list is { } rows ? rows.Items() : [value];
    }

    private static List<JsonAnswer> Values(ReadOnlyMemory<byte> body, string where)
    {
        var values = new List<JsonAnswer>();
        var start = body.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(body.Span[start..], new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                values.Add(new JsonAnswer(where, $"$ value {values.Count + 1}", JsonElement.ParseValue(ref reader)));
            }
        }
        catch (JsonException error)
        {
            throw JsonAnswer.Broken(
                where,
                $"$ line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}",
                "complete lines of JSON",
                $"a file that ends or breaks there ({body.Length} bytes)",
                error
            );
        }

        return values;
    }

    [GeneratedRegex("""<(?<address>[^>]+)>\s*;[^,]*\brel="?next"?""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Next();
}
