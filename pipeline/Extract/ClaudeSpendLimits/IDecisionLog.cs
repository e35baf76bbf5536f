using System.Text.Json.Nodes;

namespace Finops.Extract.ClaudeSpendLimits;

/// <summary>Where every step of a decision is written before the next one is taken. What has been written is never replaced.</summary>
public interface IDecisionLog
{
    /// <summary>Writes a row of the entity <c>decisions</c>; it is durable when the task is done.</summary>
    Task WriteAsync(JsonObject row);
}
