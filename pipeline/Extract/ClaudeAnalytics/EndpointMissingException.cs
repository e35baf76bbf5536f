using Finops.Core;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>HTTP 404: the organization does not have this endpoint. Some came later than others.</summary>
internal sealed class EndpointMissingException(FinopsException refusal) : Exception(refusal.Message, refusal)
{
    /// <summary>The same as an error, for an endpoint that every organization has.</summary>
    public FinopsException Refusal { get; } = refusal;
}
