using System.CommandLine;
using System.Globalization;
using Finops.Core;
using Finops.Extract.ClaudeSpendLimits;
using Finops.Verbs;

namespace Finops.Cli;

internal static class LimitsCommand
{
    public static Command Create() =>
        new(
            "limits",
            "List, review, approve and deny requests for a higher Claude spend limit. Nothing is sent without --apply; every decision is kept for audit."
        )
        {
            Requests(),
            LimitReviewCommand.Create(Source),
            Decide(isApproval: true),
            Decide(isApproval: false),
        };

    private static Command Requests()
    {
        var (source, json) = (Source(), CliOptions.Json());
        var status = new Option<string>("--status") { Description = "pending, approved, denied or all", DefaultValueFactory = _ => "pending" };
        status.AcceptOnlyFromAmong("pending", "approved", "denied", "all");
        var command = new Command(
            "requests",
            "List requests for a higher limit as the vendor shows them now.\nExample: finops limits requests --status pending"
        )
        {
            status,
            source,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var wanted = parsed.GetValue(status);
                var requests = await LimitsVerb.ListAsync(
                    Commands.ContextOf(parsed),
                    parsed.GetValue(source)!,
                    wanted == "all" ? null : wanted,
                    cancellationToken
                );
                if (parsed.GetValue(json))
                {
                    Show.Json(requests);
                    return;
                }

                Show.Table(
                    ["request", "status", "asked", "member", "period", "limit#", "spent#", "currency"],
                    requests.Select(request =>
                        (IReadOnlyList<string>)
                            [
                                request.Id,
                                request.Status,
                                $"{request.CreatedAt:yyyy-MM-dd}",
                                request.Email ?? request.UserId,
                                request.Period ?? "",
                                Units(request.Limit),
                                Units(request.Spent),
                                request.Currency ?? "",
                            ]
                    )
                );
            }
        );
        return command;
    }

    private static Command Decide(bool isApproval)
    {
        var id = new Argument<string>("request") { Description = "Id of the request: slir_…" };
        var limit = new Option<long>("--limit")
        {
            Description = "The member's new limit per period, in whole units of the organization's billing currency, e.g. 750 or 750.50",
            Required = true,
            CustomParser = argument =>
            {
                if (
                    decimal.TryParse(argument.Tokens.Single().Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                    && amount <= 1_000_000_000m
                    && decimal.IsInteger(amount * 100)
                )
                {
                    return (long)(amount * 100);
                }

                argument.AddError($"--limit wants an amount of at most two decimals, e.g. 750 or 750.50; found '{argument.Tokens.Single().Value}'");
                return default;
            },
        };
        var period = new Option<string?>("--period") { Description = "monthly, weekly or daily (default: the one the member was stopped by)" };
        period.AcceptOnlyFromAmong("monthly", "weekly", "daily");
        var apply = new Option<bool>("--apply") { Description = "Send the decision; without it, nothing is sent" };
        var by = new Option<string?>("--by") { Description = "Who decided, for the audit (default: the account this runs under)" };
        var reason = new Option<string?>("--reason") { Description = "Why, for the audit" };
        var quiet = new Option<bool>("--no-mail") { Description = "Keep the vendor from mailing the member" };
        var (source, json) = (Source(), CliOptions.Json());
        var command = isApproval
            ? new Command(
                "approve",
                "Approve a request and set the member's limit. A dry run unless --apply is given.\nExample: finops limits approve slir_01AbCdEf --limit 750 "
                    + "--reason \"release week\" --apply"
            )
            {
                id,
                limit,
                period,
                apply,
                by,
                reason,
                quiet,
                source,
                json,
            }
            : new Command(
                "deny",
                "Deny a request. A dry run unless --apply is given.\nExample: finops limits deny slir_01AbCdEf --reason \"use the shared key\" --apply"
            )
            {
                id,
                apply,
                by,
                reason,
                quiet,
                source,
                json,
            };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var run = Commands.ContextOf(parsed);
                SampleHome.Refuse(run.Home);
                var decision = new LimitDecision(
                    parsed.GetValue(id)!,
                    isApproval,
                    isApproval ? parsed.GetValue(limit) : null,
                    isApproval ? parsed.GetValue(period) : null,
                    parsed.GetValue(by) ?? Environment.UserName,
                    Environment.UserName,
                    parsed.GetValue(reason),
                    !parsed.GetValue(quiet),
                    parsed.GetValue(apply)
                );
                var outcome = await LimitsVerb.DecideAsync(run, parsed.GetValue(source)!, decision, cancellationToken);
                if (parsed.GetValue(json))
                {
                    Show.Json(
                        new
                        {
                            outcome.RequestId,
                            outcome.Decision,
                            outcome.Outcome,
                            outcome.Member,
                            outcome.LimitBefore,
                            outcome.Limit,
                            outcome.Currency,
                            outcome.Sent,
                            Failure = outcome.Failure?.Problems,
                        }
                    );
                }
                else
                {
                    Console.Out.WriteLine(Sentence(outcome, decision));
                }

                if (outcome.Failure is { } failure)
                {
                    Console.Error.WriteLine(failure.Message);
                }

                return (int)(outcome.Failure?.Code ?? ExitCode.Done);
            }
        );
        return command;
    }

    private static string Sentence(LimitOutcome outcome, LimitDecision decision) =>
        outcome.Outcome switch
        {
            "dry_run" => $"Dry run, nothing sent. With --apply: {outcome.Sent}{Change(outcome)}",
            "accepted" => $"{decision.RequestId} is {decision.Status}.{Change(outcome)}",
            "already" => $"{decision.RequestId} was already {decision.Status}; nothing "
                + $"sent.{(outcome.Limit is { } limit ? $" Its limit is {Units(limit)} {outcome.Currency}." : "")}",
            "conflict" => $"{decision.RequestId} has been decided otherwise; this decision does not count.",
            "refused" => $"The vendor refused; {decision.RequestId} is as it was.",
            "unavailable" => $"The vendor could not take it; {decision.RequestId} is still pending.",
            _ => $"No answer: whether {decision.RequestId} is {decision.Status} is not known. Run the same command again.",
        };

    private static string Change(LimitOutcome outcome) =>
        outcome.Limit is null
            ? ""
            : $"\nLimit of {outcome.Member}: {Units(outcome.LimitBefore) switch { "" => "unlimited or not told", var before => before }} → "
                + $"{Units(outcome.Limit)} {outcome.Currency}".TrimEnd();

    private static string Units(decimal? amount) => amount?.ToString("0.00##########", CultureInfo.InvariantCulture) ?? "";

    private static Option<string> Source() =>
        new("--source")
        {
            Description = "The organization, where finops.json names several: claude-spend-limits:<name>",
            DefaultValueFactory = _ => "claude-spend-limits",
        };
}
