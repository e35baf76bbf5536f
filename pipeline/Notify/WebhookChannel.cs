using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Finops.Notify;

/// <summary>Posts JSON; any 2xx means that it was taken. The key is in the header Idempotency-Key and in the body.</summary>
/// <param name="client">Knows how long to wait.</param>
/// <param name="address">Where to; may be a secret.</param>
/// <param name="token">Sent as a bearer; null: none.</param>
/// <param name="payload">The shape the receiver wants.</param>
/// <param name="clock">From when a Retry-After counts.</param>
internal sealed class WebhookChannel(HttpClient client, Uri address, string? token, Func<OutgoingMessage, JsonObject> payload, TimeProvider clock) : IChannel
{
    public async Task<ChannelRefusal?> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(payload(message).ToJsonString(AlertLog.Options), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", message.Key);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? null
                : new ChannelRefusal($"HTTP {(int)response.StatusCode}", !IsOfMessage(response.StatusCode), NotBefore(response.Headers.RetryAfter));
        }
        catch (Exception error)
            when (error is HttpRequestException or IOException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ChannelRefusal($"no answer ({error.GetBaseException().GetType().Name})", IsOfChannel: true);
        }
    }

    // Seconds or an instant (RFC 9110, 10.2.3).
    private DateTimeOffset? NotBefore(RetryConditionHeaderValue? retryAfter) =>
        retryAfter?.Date ?? (retryAfter?.Delta is { } wait ? clock.GetUtcNow() + wait : null);

    // Every other message would meet any other status as well.
    private static bool IsOfMessage(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict;
}
