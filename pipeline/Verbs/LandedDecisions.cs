using System.Text.Json.Nodes;
using Finops.Extract.ClaudeSpendLimits;
using Finops.Land;

namespace Finops.Verbs;

/// <summary>The audit of decisions: each step an extraction and a part of its own, which nothing ever replaces, so that a build as of any instant knows what
/// had been decided.</summary>
internal sealed class LandedDecisions(RunContext run) : IDecisionLog
{
    /// <inheritdoc/>
    public async Task WriteAsync(JsonObject row)
    {
        var part = $"{row["decision_id"]}/{row["step"]}";
        var at = DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime);
        await new Landing(run.Home, run.Config.Duckdb, run.Clock, run.Log).RunAsync("claude-spend-limits", extraction =>
        {
            extraction.WriteLasting("decisions", part, at, row, $"decision {part}", "finops limits");
            return Task.CompletedTask;
        });
        run.Log.Write("limit_decision", ("request", row["request_id"]), ("decision", row["decision"]), ("step", row["step"]), ("outcome", row["outcome"]));
    }
}
