using System.Text.Json;

namespace Finops.Tests.Notify;

/// <summary>What was posted.</summary>
internal sealed record WebhookPost(string Path, string Key, string Authorization, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
}
