using System.Text;
using System.Text.Json;
using Finops.Core;

namespace Finops.Extract.Http;

/// <summary>What a vendor's refusal means: whose turn it is, and what to try.</summary>
internal static class VendorRefusal
{
    /// <summary>Exit code 2 for a key that is wrong or may not, 3 for everything else.</summary>
    public static FinopsException Of(VendorEndpoint endpoint, string keyHint, string? key, VendorAnswer answer, string where)
    {
        var status = (int)answer.Status;
        var found = $"HTTP {status}: {Redaction.Of(Said(answer.Body), key)}";
        return status switch
        {
            401 => Failure(ExitCode.Usage, "a key that the vendor accepts", keyHint),
            403 when !answer.IsTransient => Failure(ExitCode.Usage, "a key that may read this", keyHint),
            404 => Failure(ExitCode.VendorUnavailable, "the endpoint", "check the source's url and account, and that the vendor's plan has this API"),
            429 or 403 => Failure(
                ExitCode.VendorUnavailable,
                $"an answer within the vendor's {endpoint.RequestsPerMinute} requests a minute",
                answer.RetryAfter is { } wait ? $"again in {Math.Ceiling(wait.TotalSeconds)} s; nothing has landed" : "again later; nothing has landed"
            ),
            >= 500 or 408 => Failure(
                ExitCode.VendorUnavailable,
                "an answer",
                "again later: the vendor's status page says more; nothing has landed",
                $" (after {RetryDelays.MaxRetries} retries)"
            ),
            _ => Failure(ExitCode.VendorUnavailable, "an answer", "compare the request with the source's README; nothing has landed"),
        };

        FinopsException Failure(ExitCode code, string expected, string @try, string note = "") => new(code, new Problem(where, expected, found + note, @try));
    }

    /// <summary>The vendor's own words, wherever it puts them; anything that is no JSON (a proxy's page) as it is.</summary>
    public static string Said(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = JsonSerializer.Deserialize<JsonElement>(body.Span);
            var error = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var inner) ? inner : root;
            if (error.ValueKind == JsonValueKind.String)
            {
                return root.TextOf("message") is { } more ? $"{error.GetString()}: {more}" : error.GetString()!;
            }

            var kind = error.TextOf("type") ?? error.TextOf("code") ?? error.TextOf("scimType");
            var message = error.TextOf("message") ?? error.TextOf("detail");
            return message is null ? Encoding.UTF8.GetString(body.Span)
                : kind is null ? message
                : $"{kind}: {message}";
        }
        catch (JsonException)
        {
            return body.Length == 0 ? "(no text)" : Encoding.UTF8.GetString(body.Span);
        }
    }
}
