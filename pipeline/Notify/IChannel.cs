namespace Finops.Notify;

/// <summary>A way to tell somebody.</summary>
internal interface IChannel
{
    /// <summary>Tells it; null when it was taken. Told twice under one key, a receiver can see that it is the same.</summary>
    Task<ChannelRefusal?> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}
