using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Land;

namespace Finops.Verbs;

/// <summary>What somebody says about an anomaly, as it lands in raw_anomalies__decisions and is never replaced.</summary>
/// <param name="Anomaly">The anomaly as the warehouse has it.</param>
/// <param name="State">explained, false_alarm or open.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who says so.</param>
/// <param name="At">When.</param>
/// <param name="BuildId">The warehouse that was looked at.</param>
public sealed record AnomalyDecision(Anomaly Anomaly, string State, string Reason, string DecidedBy, DateTimeOffset At, string BuildId)
{
    /// <summary>The landed source of decisions about anomalies.</summary>
    public const string Source = "anomalies";

    /// <summary>Lands the decision as a part of its own, which nothing replaces.</summary>
    public Task LandAsync(Landing landing, long number) => landing.RunAsync(Source, extraction =>
        {
            extraction.WriteLasting(
                "decisions",
                string.Create(CultureInfo.InvariantCulture, $"{number}"),
                DateOnly.FromDateTime(At.UtcDateTime),
                Row(number),
                $"decision about {Anomaly.Id}",
                "finops anomalies"
            );
            return Task.CompletedTask;
        });

    private JsonObject Row(long number) =>
        new()
        {
            ["decision_number"] = number,
            ["anomaly_id"] = Anomaly.Id,
            ["anomaly_date"] = Anomaly.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["scope_type"] = Anomaly.ScopeType,
            ["scope_id"] = Anomaly.ScopeId,
            ["method"] = Anomaly.Method,
            ["kind"] = Anomaly.Kind,
            ["excess_usd"] = Anomaly.ExcessUsd.ToString("0.00##########", CultureInfo.InvariantCulture),
            ["state"] = State,
            ["reason"] = Reason,
            ["decided_at"] = At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["decided_by"] = DecidedBy,
            ["os_user"] = Environment.UserName,
            ["build_id"] = BuildId,
        };
}
