using System.CommandLine;
using System.Globalization;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Cli;

internal static class LimitReviewCommand
{
    public static Command Create(Func<Option<string>> sourceOption)
    {
        var (source, json) = (sourceOption(), CliOptions.Json());
        var apply = new Option<bool>("--apply") { Description = "Send what the rules approve; without it, nothing is sent" };
        var command = new Command(
            "review",
            "Show what request_rules.csv says about each pending request and why. A dry run unless --apply is given: then what a rule approves is "
                + "sent.\nExample: finops limits review --apply"
        )
        {
            apply,
            source,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var run = Commands.ContextOf(parsed);
                var isApplied = parsed.GetValue(apply);
                if (isApplied)
                {
                    SampleHome.Refuse(run.Home);
                }

                var reviews = await LimitReviewVerb.RunAsync(run, parsed.GetValue(source)!, isApplied, Environment.UserName, cancellationToken);
                if (parsed.GetValue(json))
                {
                    Show.Json(
                        reviews.Select(review => new
                        {
                            review.RequestId,
                            review.Member,
                            review.WaitingHours,
                            review.TargetHours,
                            review.Proposal,
                            review.Rule,
                            review.Limit,
                            review.NewLimit,
                            review.RouteTo,
                            review.Why,
                            review.Outcome,
                            Failure = review.Failure?.Problems,
                        })
                    );
                }
                else
                {
                    Show.Table(
                        ["request", "member", "waits", "limit#", "proposal", "new limit#", "decides", "rule", "why", "outcome"],
                        reviews.Select(review =>
                            (IReadOnlyList<string>)
                                [
                                    review.RequestId,
                                    review.Member,
                                    Waits(review),
                                    Units(review.Limit),
                                    review.Proposal,
                                    Units(review.NewLimit),
                                    review.RouteTo ?? "",
                                    review.Rule ?? "",
                                    review.Why,
                                    review.Outcome,
                                ]
                        )
                    );
                    Console.Out.WriteLine(Sentence(reviews, isApplied));
                }

                var failures = reviews.Select(review => review.Failure).OfType<FinopsException>().ToList();
                failures.ForEach(failure => Console.Error.WriteLine(failure.Message));
                return failures.Count == 0 ? (int)ExitCode.Done : failures.Max(failure => (int)failure.Code);
            }
        );
        return command;
    }

    private static string Waits(LimitReview review) => review.TargetHours is { } target ? $"{review.WaitingHours} of {target} h" : $"{review.WaitingHours} h";

    private static string Sentence(IReadOnlyList<LimitReview> reviews, bool isApplied)
    {
        var late = reviews.Count(review => review.WaitingHours > review.TargetHours);
        return isApplied
            ? $"{reviews.Count(review => review.Outcome == "accepted")} of {reviews.Count} approved, {late} over their target."
            : $"Dry run, nothing sent: {reviews.Count(review => review.Proposal == "approve")} of {reviews.Count} would be approved with --apply, {late} "
                + $"over their target.";
    }

    private static string Units(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
