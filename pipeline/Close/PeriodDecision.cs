using System.Globalization;
using System.Text.Json.Nodes;
using Finops.Core;
using Finops.Land;

namespace Finops.Close;

/// <summary>One decision about a billing month, as it lands in raw_close__events and is never replaced.</summary>
/// <param name="Folder">Which close of which month.</param>
/// <param name="Action">close, finalize or reopen.</param>
/// <param name="PeriodStatus">The month's state from now on: provisional, final or open.</param>
/// <param name="At">When.</param>
/// <param name="ApprovedBy">Who approved it; null when nobody is named.</param>
/// <param name="Reason">Why; needed for reopening, and where something is accepted.</param>
/// <param name="BuildId">The build on which it stands.</param>
/// <param name="Lines">The frozen lines it is about.</param>
public sealed record PeriodDecision(
    ClosedFolder Folder,
    string Action,
    string PeriodStatus,
    DateTimeOffset At,
    string? ApprovedBy,
    string? Reason,
    string BuildId,
    FrozenLines Lines
)
{
    /// <summary>The landed source of closes.</summary>
    public const string Source = "close";

    /// <summary>What was not whole and was accepted by name.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>Lands the decision, and for a close the frozen lines with it: both or neither.</summary>
    public Task LandAsync(Landing landing, long number) => landing.RunAsync(Source, extraction =>
        {
            extraction.WriteLasting(
                "events",
                string.Create(CultureInfo.InvariantCulture, $"{number}"),
                Folder.Month.Start,
                Row(number),
                $"{Action} of {Folder.CloseId}",
                $"finops {(Action == "reopen" ? "reopen" : "close")}"
            );
            if (Action == "close")
            {
                extraction.AddVolumeFile(
                    "lines",
                    Folder.CloseId,
                    new VolumeFile(Folder.Lines, VolumeFormat.Parquet, "billing_month", Lines.Sha256) { Origin = Folder.Home.Relative(Folder.Lines) }
                );
            }

            return Task.CompletedTask;
        });

    private JsonObject Row(long number) =>
        new()
        {
            ["event_number"] = number,
            ["close_id"] = Folder.CloseId,
            ["billing_month"] = Folder.Month.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["close_number"] = Folder.Number,
            ["action"] = Action,
            ["period_status"] = PeriodStatus,
            ["happened_at"] = At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["approved_by"] = ApprovedBy,
            ["os_user"] = Environment.UserName,
            ["reason"] = Reason,
            ["accepted"] = Accepted.Count == 0 ? null : new JsonArray([.. Accepted.Select(name => JsonValue.Create(name))]),
            ["build_id"] = BuildId,
            ["lines_sha256"] = Lines.Sha256,
            ["line_count"] = Lines.Count,
            ["billed_usd"] = Lines.BilledUsd.ToString("0.00", CultureInfo.InvariantCulture),
        };
}
