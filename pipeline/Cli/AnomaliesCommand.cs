using System.CommandLine;
using System.Globalization;
using Finops.Verbs;

namespace Finops.Cli;

internal static class AnomaliesCommand
{
    public static Command Create() =>
        new(
            "anomalies",
            "List the days that stood out, and record what they were. A dismissed anomaly mutes similar ones for a time " + "(anomaly_seasonal_rules.csv)."
        )
        {
            List(),
            Decide(
                "explain",
                "explained",
                "Say what an anomaly was: it was real.\nExample: finops anomalies explain 2026-10-17/cost_center/CC-1100/weekend --reason \"an agent of "
                    + "Ada's ran through the weekend\""
            ),
            Decide(
                "dismiss",
                "false_alarm",
                "Say that an anomaly was none: for a time this kind is told on this scope only when it is larger.\nExample: finops anomalies dismiss "
                    + "2026-10-07/person/p0070/spike --reason \"planned migration\""
            ),
            Decide(
                "reopen",
                "open",
                "Withdraw what was recorded.\nExample: finops anomalies reopen 2026-10-07/person/p0070/spike --reason \"it was the wrong one\""
            ),
        };

    private static Command List()
    {
        var state = new Option<string>("--state") { Description = "open, explained, false_alarm or all", DefaultValueFactory = _ => "open" };
        state.AcceptOnlyFromAmong("open", "explained", "false_alarm", "all");
        var from = new Option<DateOnly?>("--from") { Description = "First day, e.g. 2026-10-01 (default: all)" };
        var json = CliOptions.Json();
        var command = new Command("list", "List the anomalies of the published warehouse, newest first.\nExample: finops anomalies list --from 2026-10-01")
        {
            state,
            from,
            json,
        };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(state);
            var anomalies = AnomaliesVerb.List(Commands.ContextOf(parsed), wanted == "all" ? null : wanted, parsed.GetValue(from));
            if (parsed.GetValue(json))
            {
                Show.Json(anomalies);
                return;
            }

            Show.Table(
                ["anomaly", "name", "actual#", "expected#", "excess USD#", "state", "reason"],
                anomalies.Select(each =>
                    (IReadOnlyList<string>)
                        [each.Id, each.ScopeName, Amount(each.Actual), Amount(each.Expected), Amount(each.ExcessUsd), each.State, each.Reason ?? ""]
                )
            );
        });
        return command;
    }

    private static Command Decide(string name, string state, string description)
    {
        var id = new Argument<string>("anomaly") { Description = "Its id, as finops anomalies list shows it" };
        var reason = new Option<string>("--reason") { Description = "Why, for the record", Required = true };
        var by = new Option<string?>("--by") { Description = "Your name, for the record (default: the account this runs under)" };
        var command = new Command(name, description) { id, reason, by };
        command.SetAction(
            async (parsed, _) =>
            {
                var decision = await AnomaliesVerb.DecideAsync(
                    Commands.ContextOf(parsed),
                    parsed.GetValue(id)!,
                    state,
                    parsed.GetValue(reason)!,
                    parsed.GetValue(by) ?? Environment.UserName
                );
                Console.Out.WriteLine($"{decision.Anomaly.Id} is {state.Replace('_', ' ')}. It counts from the next build: finops build");
            }
        );
        return command;
    }

    private static string Amount(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);
}
