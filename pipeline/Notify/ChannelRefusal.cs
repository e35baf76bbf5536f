namespace Finops.Notify;

/// <summary>Why a message was not taken.</summary>
/// <param name="Reason">In short: no address, no secret, nothing the other side wrote.</param>
/// <param name="IsOfChannel">True when nothing would get through there now; false when it is this message.</param>
/// <param name="NotBefore">When the other side wants to be asked again; null when it does not say.</param>
internal sealed record ChannelRefusal(string Reason, bool IsOfChannel, DateTimeOffset? NotBefore = null);
