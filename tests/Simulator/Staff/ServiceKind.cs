namespace Finops.Simulator.Staff;

/// <summary>What a service does.</summary>
public enum ServiceKind
{
    /// <summary>Reviews code in CI: turns of a coding agent.</summary>
    CodeReview,

    /// <summary>Short requests in large numbers on the smallest model.</summary>
    Bulk,

    /// <summary>Conversations with customers.</summary>
    Conversation,
}
