using Finops.Core;
using Finops.Extract;
using Finops.Extract.ClaudeSpendLimits;

namespace Finops.Verbs;

/// <summary>`finops limits`: who asks for a higher spend limit, and what is decided about it. Deciding sends nothing unless it is told to.</summary>
public static class LimitsVerb
{
    /// <summary>Increase requests as the vendor shows them now, newest first.</summary>
    /// <exception cref="FinopsException">Exit code 2: another source, or the key. 3: the vendor. 1: an answer that is not as documented.</exception>
    public static Task<IReadOnlyList<IncreaseRequest>> ListAsync(
        RunContext run,
        string source,
        string? status,
        CancellationToken cancellationToken,
        Func<string, string?>? environment = null
    ) => LimitDecider.ListAsync(Request(run, source, environment), status, cancellationToken);

    /// <summary>Takes one decision and lands every step of it.</summary>
    /// <exception cref="FinopsException">Exit code 2: another source, the key, no such request, or another run writes this home. 3: the vendor. Nothing was
    /// decided.</exception>
    public static async Task<LimitOutcome> DecideAsync(
        RunContext run,
        string source,
        LimitDecision decision,
        CancellationToken cancellationToken,
        Func<string, string?>? environment = null
    )
    {
        var request = Request(run, source, environment);
        using var held = HomeLock.Take(run.Home);
        return await new LimitDecider(request, new LandedDecisions(run)).DecideAsync(decision, cancellationToken);
    }

    internal static ExtractRequest Request(RunContext run, string source, Func<string, string?>? environment)
    {
        var named = SourceCatalog.Find(source);
        if (named.Source is not ClaudeSpendLimitsSource)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    "--source",
                    "claude-spend-limits, of several organizations claude-spend-limits:<name>",
                    source,
                    "finops limits requests --source claude-spend-limits"
                )
            );
        }

        var request = new ExtractRequest(run.Home, run.Config.Of(named.Name), null, null, run.Clock, run.Log) { Account = named.Account };
        return environment is null ? request : request with { Environment = environment };
    }
}
