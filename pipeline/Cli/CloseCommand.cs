using System.CommandLine;
using Finops.Close;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Cli;

internal static class CloseCommand
{
    public static Command Create()
    {
        var month = CliOptions.MonthArgument();
        var provisional = new Option<bool>("--provisional")
        {
            Description = "Freeze the month's lines for billing; what vendors still revise is corrected in the next month",
        };
        var final = new Option<bool>("--final") { Description = "Close the month for good: 30 days after its end, with every statement in agreement" };
        var accept = new Option<string[]>("--accept")
        {
            Description =
                "SOURCE:MONTH, close in spite of what that source lacks for the month; invoice:MONTH of an invoice. With --reason; stands in close, "
                + "journal and report",
            AllowMultipleArgumentsPerToken = true,
        };
        var reason = new Option<string?>("--reason") { Description = "Why that is accepted" };
        var by = CliOptions.ApprovedBy();
        var command = new Command(
            "close",
            "Close a month: freeze the lines of its bill under closed/, and publish. What vendors revise later becomes corrections in the first open "
                + "month.\nExample: finops close 2026-10 --provisional --approved-by \"Dana Ruiz\"\nExample: finops close 2026-10 --final --accept "
                + "focus:2026-10 --reason \"The account was closed on the 12th\""
        )
        {
            month,
            provisional,
            final,
            accept,
            reason,
            by,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(provisional) == result.GetValue(final))
            {
                result.AddError("close wants one of --provisional and --final");
            }

            var accepted = result.GetValue(accept) ?? [];
            if (accepted.Length > 0 != !string.IsNullOrWhiteSpace(result.GetValue(reason)))
            {
                result.AddError("--accept and --reason go together: what is accepted, and why");
            }

            foreach (var name in accepted.Where(name => NameOf(name, result.GetValue(month)) is null))
            {
                result.AddError($"'{name}' is no SOURCE:MONTH of the month that is closed, such as focus:{result.GetValue(month)}");
            }
        });
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var kind = parsed.GetValue(final) ? CloseKind.Final : CloseKind.Provisional;
                var outcome = await Progress.RunAsync(log =>
                    CloseVerb.CloseAsync(
                        Commands.ContextOf(parsed, log),
                        parsed.GetValue(month),
                        kind,
                        parsed.GetValue(by),
                        new Acceptance(
                            [.. (parsed.GetValue(accept) ?? []).Select(name => NameOf(name, parsed.GetValue(month))!).Distinct(StringComparer.Ordinal)],
                            parsed.GetValue(reason)
                        ),
                        cancellationToken
                    )
                );
                var (decision, lines) = (outcome.Decision, outcome.Decision.Lines);
                Console.Out.WriteLine(
                    $"{decision.Folder.Month} is closed ({decision.PeriodStatus}): {lines.Count} lines, USD {lines.BilledUsd:N2}, SHA-256 "
                        + $"{lines.Sha256}.\n{decision.Folder.Lines}"
                );
                if (decision.Accepted.Count > 0)
                {
                    Console.Out.WriteLine($"Accepted as it is: {string.Join(", ", decision.Accepted)}: {decision.Reason}");
                }

                return BuildCommand.Warn(outcome.Build, isPublished: true);
            }
        );
        return command;
    }

    // "focus:2026-10" is focus for October; an instance has a colon of its own: "openai:emea:2026-10".
    private static string? NameOf(string accepted, BillingMonth month) =>
        accepted.LastIndexOf(':') is > 0 and var colon && accepted[(colon + 1)..] == month.ToString() ? accepted[..colon] : null;
}
