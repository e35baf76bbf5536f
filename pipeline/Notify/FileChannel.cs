using System.Globalization;
using System.Text.Json;
using Finops.Core;

namespace Finops.Notify;

/// <summary>Appends to out/alerts/&lt;channel&gt;-&lt;month&gt;: a line of JSON for each alert, or text for people.</summary>
/// <param name="folder">out/alerts.</param>
/// <param name="name">The channel's name.</param>
/// <param name="isText">Text instead of NDJSON.</param>
internal sealed class FileChannel(string folder, string name, bool isText, TimeProvider clock) : IChannel
{
    public Task<ChannelRefusal?> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            LineFile.Append(
                Path.Combine(folder, $"{name}-{clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.{(isText ? "txt" : "ndjson")}"),
                isText
                    ? $"{AlertText.Minute(clock.GetUtcNow())} to {message.Route.RecipientId}\n{AlertText.Plain(message)}"
                    : JsonSerializer.Serialize(Payload.Generic(message), AlertLog.Options)
            );
            return Task.FromResult<ChannelRefusal?>(null);
        }
        catch (FinopsException error)
        {
            return Task.FromResult<ChannelRefusal?>(new ChannelRefusal(error.Problems[0].Found, IsOfChannel: true));
        }
    }
}
