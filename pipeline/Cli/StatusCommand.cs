using System.CommandLine;
using Finops.Verbs;

namespace Finops.Cli;

internal static class StatusCommand
{
    public static Command Create()
    {
        var json = CliOptions.Json();
        var command = new Command(
            "status",
            "Show the published build, how fresh each source is, which checks failed and which alerts wait.\nExample: finops status --json"
        )
        {
            json,
        };
        command.SetAction(parsed =>
        {
            var status = StatusVerb.Run(Commands.ContextOf(parsed));
            if (parsed.GetValue(json))
            {
                Show.Json(status);
                return;
            }

            Console.Out.WriteLine($"{status.Organization}, build {status.BuildId}, as of {status.AsOfUtc}");
            Show.Table(
                ["source", "entity", "last extracted", "last day", "rows to", "rows#", "state"],
                status.Sources.Select(source =>
                    (IReadOnlyList<string>)
                        [source.Source, source.Entity, source.LastExtractedAtUtc, source.LastUsageDate, source.LastRowDate, $"{source.RowCount}", source.State]
                )
            );
            foreach (var left in status.Unbilled)
            {
                string[] told = [left.RowCount == 1 ? "1 row" : $"{left.RowCount} rows", left.TokenCount > 0 ? $"{left.TokenCount} tokens" : "", left.Amounts];
                Console.Out.WriteLine(
                    $"In no ledger ({left.Reason}): {string.Join(", ", told.Where(text => text.Length > 0))} of {left.Source}. Try: {left.SettledBy}"
                );
            }

            var spoke = status.Checks.Where(check => check.FailingRowCount > 0).ToList();
            Console.Out.WriteLine($"{status.Checks.Count - spoke.Count} of {status.Checks.Count} checks are quiet.");
            foreach (var check in spoke)
            {
                Console.Out.WriteLine($"  {check.Severity}: {check.Name}, {check.FailingRowCount} rows: {check.Description}");
            }

            foreach (var channel in status.Alerts)
            {
                Console.Out.WriteLine(
                    $"Alerts through {channel.Channel}: {channel.SentCount} sent, {channel.HeldCount} held for later, {channel.WaitingCount} not taken "
                        + $"yet{(channel.Failure is { } failure ? $" ({failure}, attempt {channel.Attempt}, again after {channel.NextAtUtc})" : "")}."
                );
            }
        });
        return command;
    }
}
