using System.Text.Json.Nodes;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Vendors;

/// <summary>Who may call an Anthropic API, and the error body that all of them have.</summary>
internal static class AnthropicCaller
{
    internal static void Check(IHeaderDictionary headers, string key, string keyWithoutScope, string held, string needed)
    {
        string? given = headers["x-api-key"];
        if (given != key && given != keyWithoutScope)
        {
            throw new VendorException(401, "authentication_error", string.IsNullOrEmpty(given) ? "x-api-key header is required" : "invalid x-api-key");
        }

        if (given == keyWithoutScope)
        {
            throw new VendorException(403, "permission_error", $"Missing required scopes. Got: ['{held}'] Needed: ['{needed}']");
        }

        if (string.IsNullOrEmpty(headers["anthropic-version"]))
        {
            throw VendorException.BadRequest("anthropic-version: header is required");
        }
    }

    internal static JsonObject Error(VendorException error) =>
        new()
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["type"] = error.Type, ["message"] = error.Message },
            ["request_id"] = $"req_{PageCursor.Hash(error.Type, error.Message)}",
        };
}
