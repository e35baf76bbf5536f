using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Core;
using Finops.Extract.ClaudeSpendLimits;
using Finops.Land;

namespace Finops.Verbs;

/// <summary>The audit of decisions: each step an extraction and a part of its own, which nothing ever replaces, so that a build as of any instant knows what had been decided.</summary>
internal sealed class LandedDecisions(RunContext run) : IDecisionLog
{
    private const string Entity = "decisions";

    /// <inheritdoc/>
    public async Task WriteAsync(JsonObject row)
    {
        var part = $"{row["decision_id"]}/{row["step"]}";
        var at = DateOnly.FromDateTime(run.Clock.GetUtcNow().UtcDateTime);
        await new Landing(run.Home, run.Config.Duckdb, run.Clock, run.Log).RunAsync("claude-spend-limits", extraction =>
        {
            extraction.Write(Entity, part, at, JsonSerializer.SerializeToElement(row), $"decision {part}");
            extraction.AnsweredWhole(Entity, part, Sha256.OfText(row.ToJsonString()), "finops limits");
            return Task.CompletedTask;
        });
        run.Log.Write("limit_decision", ("request", row["request_id"]), ("decision", row["decision"]), ("step", row["step"]), ("outcome", row["outcome"]));
    }
}
