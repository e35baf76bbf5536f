using System.Text.Json.Nodes;
using Finops.Core;
using Finops.Extract.ClaudeSpendLimits;
using Finops.Simulator;
using Finops.Simulator.Vendors.ClaudeSpendLimits;
using Finops.Tests.Sources.ClaudeAnalytics;
using Finops.Verbs;

namespace Finops.Tests.Sources.ClaudeSpendLimits;

/// <summary>`finops limits` against the simulated vendor: what is sent, what is kept, and what a second time says.</summary>
public sealed class LimitDecisionTests : IAsyncLifetime
{
    private SimulatedSource limits = null!;

    private string Pending => ((ClaudeSpendLimitsApi)limits.Vendor).PendingRequestId;

    public async ValueTask InitializeAsync() => limits = await SimulatedSource.StartAsync(new ClaudeSpendLimitsSource());

    public ValueTask DisposeAsync() => limits.DisposeAsync();

    [Fact]
    public async Task Approve_WithoutApply_SendsNothingAndIsKept()
    {
        var outcome = await DecideAsync(Approval with { IsApplied = false });
        Assert.Equal("dry_run", outcome.Outcome);
        Assert.Equal($$"""POST /v1/organizations/spend_limit_increase_requests/{{Pending}}/approve {"amount":"75050"}""", outcome.Sent);
        Assert.DoesNotContain(limits.Host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
        Assert.Equal("approve|end|dry_run|ada|release week|750.5|", Audit());
    }

    [Fact]
    public async Task Approve_Applied_IsTakenByTheVendorAndKeptBeforeAndAfter()
    {
        var outcome = await DecideAsync(Approval);
        Assert.Equal(("accepted", 750.50m), (outcome.Outcome, outcome.Limit));
        Assert.Equal("approve|end|accepted|ada|release week|750.5|approved\napprove|sending|unknown|ada|release week|750.5|", Audit());
        Assert.Equal("accepted|200", limits.Query("int_claude_spend_limits__decided", "SELECT outcome, http_status FROM int_claude_spend_limits__decided"));
    }

    [Fact]
    public async Task Approve_Again_SaysSoAndSendsNothing()
    {
        await DecideAsync(Approval);
        limits.Home.Clock.Set(SimulatedSource.Now.AddMinutes(1));
        var again = await DecideAsync(Approval with { AmountCents = 99_900 });
        Assert.Equal(("already", 750.50m), (again.Outcome, again.Limit));
        Assert.Null(again.Failure);
        Assert.Single(limits.Host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
        Assert.Equal("3", limits.Query("stg_claude_spend_limits__decisions", "SELECT count(*) FROM stg_claude_spend_limits__decisions"));
    }

    [Fact]
    public async Task Deny_AnApprovedRequest_IsAConflictAndKept()
    {
        await DecideAsync(Approval);
        limits.Home.Clock.Set(SimulatedSource.Now.AddMinutes(1));
        var outcome = await DecideAsync(Denial);
        Assert.Equal("conflict", outcome.Outcome);
        Assert.Equal(ExitCode.Usage, outcome.Failure!.Code);
        Assert.Contains("deny|end|conflict|ada|||approved", Audit(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deny_Applied_IsTaken() => Assert.Equal("accepted", (await DecideAsync(Denial)).Outcome);

    [Fact]
    public async Task Approve_AnswerCutOff_IsTakenAndKeptAsText()
    {
        limits.Host.Faults = new Faults { Endpoint = "/approve", Truncated = 1 };
        Assert.Equal("accepted", (await DecideAsync(Approval)).Outcome);
        Assert.Equal(
            "VARCHAR",
            limits.Query("stg_claude_spend_limits__decisions", "SELECT json_type(vendor_answer) FROM stg_claude_spend_limits__decisions WHERE step = 'end'")
        );
    }

    [Theory]
    // The vendor took it, the answer was lost, and the repetition was refused: approved all the same …
    [InlineData(400, "approved", "75050", "accepted")]
    // … but not when another hand had set another limit.
    [InlineData(400, "approved", "50000", "conflict")]
    [InlineData(400, "denied", null, "conflict")]
    [InlineData(400, "pending", null, "refused")]
    [InlineData(503, "pending", null, "unavailable")]
    [InlineData(503, "approved", "75050", "accepted")]
    public async Task Approve_RefusedOrUnanswered_AsksTheRequestItself(int status, string after, string? amount, string outcome)
    {
        const string Path = "/v1/organizations/spend_limit_increase_requests/slir_1";
        static string Body(string state, string? limit) =>
            $$"""{"id":"slir_1","status":"{{state}}","actor":{"user_id":"user_1"},"created_at":"2026-10-01T00:00:00Z","spend_limit":{{(limit is null ? "null" : $$"""{"amount":"{{limit}}","currency":"USD"}""")}}}""";
        var recorded = Recording.Write(
            limits.Home,
            [
                (Path, 200, Body("pending", null)),
                (Path, 200, Body(after, amount)),
                (
                    $"POST {Path}/approve {{\\\"amount\\\":\\\"75050\\\"}}",
                    status,
                    """{"type":"error","error":{"type":"invalid_request_error","message":"The request has already been resolved"}}"""
                ),
            ],
            []
        );
        var found = await new LimitDecider(limits.Home.Request(recorded), new LandedDecisions(Run)).DecideAsync(
            Approval with
            {
                RequestId = "slir_1",
            },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(outcome, found.Outcome);
        Assert.Equal(outcome == "accepted", found.Failure is null);
        Assert.Equal(
            $"{outcome}|{status}|invalid_request_error",
            limits.Query(
                "stg_claude_spend_limits__decisions",
                "SELECT outcome, http_status, vendor_answer ->> '$.error.type' FROM stg_claude_spend_limits__decisions WHERE step = 'end'"
            )
        );
    }

    [Fact]
    public async Task Approve_ProgramDiedBetween_TheNextRunTells()
    {
        var decider = new LimitDecider(limits.Home.Request(limits.Settings), new DyingLog(new LandedDecisions(Run)));
        await Assert.ThrowsAsync<OperationCanceledException>(() => decider.DecideAsync(Approval, TestContext.Current.CancellationToken));
        Assert.Equal("unknown", limits.Query("int_claude_spend_limits__decided", "SELECT outcome FROM int_claude_spend_limits__decided"));
        limits.Home.Clock.Set(SimulatedSource.Now.AddMinutes(1));
        Assert.Equal("already", (await DecideAsync(Approval)).Outcome);
    }

    [Fact]
    public async Task Decide_RequestThatIsNot_IsExitCode2AndLeavesNoRow()
    {
        var error = await Assert.ThrowsAsync<FinopsException>(() => DecideAsync(Approval with { RequestId = "slir_none" }));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Equal("0", limits.Home.Query("SELECT count(*) FROM landed"));
    }

    [Fact]
    public async Task Extract_AfterADecision_KeepsIt()
    {
        await DecideAsync(Approval);
        Directory.CreateDirectory(limits.Home.Home.Temporary); // the verb's lock has taken it away
        await limits.LandAsync();
        Assert.Equal("2", limits.Home.Query("SELECT count(*) FROM stg_claude_spend_limits__decisions"));
        Assert.Equal(
            "approved|750.500000000000",
            limits.Home.Query($"SELECT status, CAST(approved_amount AS VARCHAR) FROM stg_claude_spend_limits__increase_requests WHERE request_id = '{Pending}'")
        );
    }

    [Fact]
    public async Task List_Pending_ShowsLimitAndSpend()
    {
        var requests = await LimitsVerb.ListAsync(
            Run,
            "claude-spend-limits",
            "pending",
            TestContext.Current.CancellationToken,
            limits.Home.Environment.GetValueOrDefault
        );
        Assert.Equal(3, requests.Count);
        Assert.All(requests, request => Assert.Equal("pending", request.Status));
        Assert.NotNull(requests[0].Spent);
    }

    private LimitDecision Approval =>
        new(
            Pending,
            IsApproval: true,
            AmountCents: 75_050,
            Period: null,
            DecidedBy: "ada",
            OsUser: "svc-finops",
            Reason: "release week",
            TellsMember: true,
            IsApplied: true
        );

    private LimitDecision Denial => Approval with { IsApproval = false, AmountCents = null, Reason = null };

    private RunContext Run =>
        new(
            limits.Home.Home,
            new FinopsConfig { Sources = new Dictionary<string, SourceSettings> { ["claude-spend-limits"] = limits.Settings } },
            limits.Home.Clock,
            new RunLog(limits.Home.Log, limits.Home.Clock)
        );

    private Task<LimitOutcome> DecideAsync(LimitDecision decision) =>
        LimitsVerb.DecideAsync(Run, "claude-spend-limits", decision, TestContext.Current.CancellationToken, limits.Home.Environment.GetValueOrDefault);

    private string Audit() =>
        limits.Query(
            "stg_claude_spend_limits__decisions",
            "SELECT decision, step, outcome, decided_by, reason, amount, vendor_answer ->> '$.status' FROM stg_claude_spend_limits__decisions"
        );

    /// <summary>Writes what comes before the vendor is asked, and dies before the end is written.</summary>
    private sealed class DyingLog(IDecisionLog log) : IDecisionLog
    {
        public Task WriteAsync(JsonObject row) => (string?)row["step"] == "end" ? throw new OperationCanceledException() : log.WriteAsync(row);
    }
}
