namespace Finops.Simulator.Files;

/// <summary>One request that went through the company's gateway to a vendor who bills elsewhere; the request id is unique.</summary>
/// <param name="User">An e-mail address, possibly an alias; null when the gateway didn't know.</param>
public sealed record GatewayEvent(
    DateTimeOffset Ts,
    string? User,
    string Model,
    long InputTokens,
    long CacheReadTokens,
    long CacheWriteTokens,
    long OutputTokens,
    string RequestId
);
