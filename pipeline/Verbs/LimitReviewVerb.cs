using Finops.Core;
using Finops.Database;
using Finops.Extract.ClaudeSpendLimits;

namespace Finops.Verbs;

/// <summary>
/// `finops limits review`: what request_rules.csv says about the pending requests (mart_limit_requests), and, when it is told to, the decisions that a rule
/// makes. What a rule approves goes the way of
/// `finops limits approve`, audit included; what it routes is left to a person.
/// </summary>
public static class LimitReviewVerb
{
    private const decimal CentsPerUnit = 100;

    /// <summary>Reviews the pending requests of one organization, the longest waiting first.</summary>
    /// <exception cref="FinopsException">Exit code 2: another source, the key, nothing is published. 3: the vendor. What had been decided before
    /// stands.</exception>
    public static async Task<IReadOnlyList<LimitReview>> RunAsync(
        RunContext run,
        string source,
        bool isApplied,
        string osUser,
        CancellationToken cancellationToken,
        Func<string, string?>? environment = null
    )
    {
        var proposals = Proposals(run, SpendLimitsEndpoint.PartOf(LimitsVerb.Request(run, source, environment)));
        if (!isApplied || proposals.Count == 0)
        {
            return proposals;
        }

        // The warehouse is as old as its last pull: what was decided or raised since is left alone.
        var pending = (await LimitsVerb.ListAsync(run, source, "pending", cancellationToken, environment)).ToDictionary(
            request => request.Id,
            StringComparer.Ordinal
        );
        var reviews = new List<LimitReview>();
        foreach (var proposal in proposals)
        {
            reviews.Add(
                !pending.TryGetValue(proposal.RequestId, out var now) ? proposal with { Outcome = "resolved" }
                : proposal.NewLimit is not { } limit ? proposal with { Outcome = "routed" }
                : now.Limit != proposal.Limit ? proposal with { Outcome = "changed" }
                : await DecideAsync(proposal, limit)
            );
        }

        return reviews;

        async Task<LimitReview> DecideAsync(LimitReview proposal, decimal limit)
        {
            var decision = new LimitDecision(
                proposal.RequestId,
                true,
                (long)(limit * CentsPerUnit),
                null,
                $"rule {proposal.Rule}",
                osUser,
                proposal.Why,
                TellsMember: true,
                IsApplied: true
            );
            var outcome = await LimitsVerb.DecideAsync(run, source, decision, cancellationToken, environment);
            return proposal with { Outcome = outcome.Outcome, Failure = outcome.Failure };
        }
    }

    private static IReadOnlyList<LimitReview> Proposals(RunContext run, string organization)
    {
        using var warehouse = DuckDb.OpenReadOnly(run.Home.WarehouseFile, run.Config.Duckdb);
        return warehouse.Query(
            $"""
            SELECT request_id, scope_name, turnaround_hours, target_hours, proposal, rule_id, CAST(limit_usd AS DECIMAL(18, 2)),
              CAST(proposed_limit_usd AS DECIMAL(18, 2)),
                   CASE WHEN route_name IS NULL THEN route_to ELSE concat(route_name, ' (', replace(route_to, '_', ' '), ')') END, why
            FROM mart_limit_requests WHERE status = 'pending' AND organization_name = {Sql.Text(organization)} ORDER BY asked_at_utc, request_id
            """,
            reader => new LimitReview(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetInt64(2),
                reader.IsDBNull(3) ? null : reader.GetInt64(3),
                reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetDecimal(6),
                reader.IsDBNull(7) ? null : reader.GetDecimal(7),
                reader.IsDBNull(8) ? null : reader.GetString(8),
                reader.GetString(9),
                "proposed",
                null
            )
        );
    }
}
