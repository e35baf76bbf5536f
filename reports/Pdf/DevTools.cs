using System.Net.WebSockets;
using System.Text.Json;

namespace Finops.Reports.Pdf;

/// <summary>The Chrome DevTools Protocol over its socket (chromedevtools.github.io/devtools-protocol): one command, one answer; events are passed over.</summary>
internal sealed class DevTools : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private int last;

    public void Dispose() => socket.Dispose();

    internal Task ConnectAsync(Uri address, CancellationToken cancellationToken) => socket.ConnectAsync(address, cancellationToken);

    /// <param name="session">The page that is spoken to; null for the browser itself.</param>
    /// <exception cref="PdfFailedException">The browser refuses, or is gone.</exception>
    internal async Task<JsonElement> AskAsync(string method, object parameters, string? session, CancellationToken cancellationToken)
    {
        int id = ++last;
        var command = new Dictionary<string, object>
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        if (session is not null)
        {
            command["sessionId"] = session;
        }

        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            while (true)
            {
                JsonElement message = await ReceiveAsync(cancellationToken);
                if (message.TryGetProperty("id", out JsonElement answered) && answered.GetInt32() == id)
                {
                    return message.TryGetProperty("error", out JsonElement error)
                        ? throw new PdfFailedException($"the browser refuses {method}: {error.GetProperty("message").GetString()}.")
                        : message.GetProperty("result");
                }
            }
        }
        catch (WebSocketException error)
        {
            throw new PdfFailedException($"the browser went away while it was asked for {method}.", error);
        }
    }

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var piece = new byte[1 << 16];
        while (true)
        {
            WebSocketReceiveResult received = await socket.ReceiveAsync(piece, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            }

            message.Write(piece, 0, received.Count);
            if (received.EndOfMessage)
            {
                return JsonSerializer.Deserialize<JsonElement>(message.ToArray());
            }
        }
    }
}
