using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeSpendLimits;

/// <summary>
/// Approves or denies increase requests. Every step is in the decision log before the next: "sending" before the vendor is asked, so that a program that
/// dies in between leaves a trace, and the end with the vendor's answer. Asking again after that finds the request decided and says so.
/// </summary>
/// <param name="request">Home, settings, clock and log.</param>
/// <param name="log">Where decisions are written.</param>
public sealed class LimitDecider(ExtractRequest request, IDecisionLog log)
{
    /// <summary>Increase requests of one status, newest first.</summary>
    /// <exception cref="FinopsException">Exit code 2: the key. 3: the vendor. 1: an answer that is not as documented.</exception>
    public static async Task<IReadOnlyList<IncreaseRequest>> ListAsync(ExtractRequest request, string? status, CancellationToken cancellationToken)
    {
        using var http = SpendLimitsEndpoint.Open(request);
        var requests = new List<IncreaseRequest>();
        await foreach (
            var row in ClaudeSpendLimitsSource.RowsAsync(
                http,
                status is null ? SpendLimitsEndpoint.Requests : SpendLimitsEndpoint.RequestsOf(status),
                "increase_requests",
                cancellationToken
            )
        )
        {
            requests.Add(IncreaseRequest.Read(row));
        }

        return requests;
    }

    /// <summary>Takes one decision as far as it goes; what the vendor refuses is an outcome and no exception.</summary>
    /// <exception cref="FinopsException">The request could not be read: nothing was decided and nothing is written.</exception>
    public async Task<LimitOutcome> DecideAsync(LimitDecision decision, CancellationToken cancellationToken)
    {
        using var http = SpendLimitsEndpoint.Open(request);
        var (before, answer) = await ReadAsync(http, decision.RequestId, cancellationToken);
        var id =
            $"{SpendLimitsEndpoint.PartOf(request)}/{decision.RequestId}/{request.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture)}";
        var sent = $"POST {SpendLimitsEndpoint.Request(decision.RequestId)}/{decision.Verb} {Body(decision)}";
        if (before.Status != "pending")
        {
            var isSame = before.Status == decision.Status;
            await EndAsync(id, decision, before, isSame ? "already" : "conflict", (int)answer.Status, answer);
            return Outcome(isSame ? "already" : "conflict", isSame ? before.Limit : null, isSame ? null : Conflict(decision, before));
        }

        if (!decision.IsApplied)
        {
            await EndAsync(id, decision, before, "dry_run", null, null);
            return Outcome("dry_run", Asked(decision), null);
        }

        await log.WriteAsync(Row(id, "sending", decision, before, "unknown", null, null));
        return await SendAsync();

        async Task<LimitOutcome> SendAsync()
        {
            VendorAnswer? reply = null;
            FinopsException? failure = null;
            try
            {
                reply = await http.PostAsync($"{SpendLimitsEndpoint.Request(decision.RequestId)}/{decision.Verb}", Body(decision), cancellationToken);
                failure = reply.Status == HttpStatusCode.OK ? null : http.Refusal(reply, $"{decision.Verb} {decision.RequestId}");
            }
            catch (FinopsException unanswered)
            {
                failure = unanswered;
            }

            var outcome = "accepted";
            if (failure is not null)
            {
                // A refusal may be the answer to a repetition, and silence may have followed a deed: the request itself knows.
                var after = await AfterAsync(http, decision.RequestId, cancellationToken);
                outcome =
                    reply is { IsTransient: false } ? "refused"
                    : after is null ? "no_answer"
                    : "unavailable";
                if (after is { Status: not "pending" })
                {
                    (outcome, failure) =
                        after.Status == decision.Status && (!decision.IsApproval || after.Limit == Asked(decision))
                            ? ("accepted", null)
                            : ("conflict", Conflict(decision, after));
                }
            }

            await EndAsync(id, decision, before, outcome, reply is null ? null : (int)reply.Status, reply);
            return Outcome(outcome, Asked(decision), failure);
        }

        LimitOutcome Outcome(string outcome, decimal? limit, FinopsException? failure) =>
            new(decision.RequestId, decision.Verb, outcome, before.UserId, outcome == "already" ? null : before.Limit, limit, before.Currency, sent, failure);
    }

    private static decimal? Asked(LimitDecision decision) => decision.AmountCents / 100m;

    private static string Body(LimitDecision decision)
    {
        var body = new JsonObject();
        if (decision.AmountCents is { } cents)
        {
            body["amount"] = cents.ToString(CultureInfo.InvariantCulture);
        }

        if (decision is { IsApproval: true, Period: { } period })
        {
            body["period"] = period;
        }

        if (!decision.TellsMember)
        {
            body["suppress_notification"] = true;
        }

        return body.ToJsonString();
    }

    private static async Task<(IncreaseRequest Request, VendorAnswer Answer)> ReadAsync(VendorHttp http, string requestId, CancellationToken cancellationToken)
    {
        var where = $"increase request {requestId}";
        var answer = await http.GetAsync(SpendLimitsEndpoint.Request(requestId), cancellationToken);
        return answer.Status switch
        {
            HttpStatusCode.OK => (IncreaseRequest.Read(JsonAnswer.Read(answer.Body, where)), answer),
            HttpStatusCode.NotFound => throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    where,
                    "a request that the vendor has",
                    "HTTP 404",
                    "finops limits requests lists what is open; requests of people who left are gone"
                )
            ),
            _ => throw http.Refusal(answer, where),
        };
    }

    private static async Task<IncreaseRequest?> AfterAsync(VendorHttp http, string requestId, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadAsync(http, requestId, cancellationToken)).Request;
        }
        catch (FinopsException)
        {
            return null; // the first failure is the one to tell
        }
    }

    private static FinopsException Conflict(LimitDecision decision, IncreaseRequest before) =>
        new(
            ExitCode.Usage,
            new Problem(
                $"increase request {decision.RequestId}",
                "a pending request",
                $"{before.Status} {before.ResolvedAt:yyyy-MM-ddTHH:mm:ssZ}",
                "the vendor takes a request's decision once; set the member's limit in claude.ai → Organization settings instead"
            )
        );

    private Task EndAsync(string id, LimitDecision decision, IncreaseRequest before, string outcome, int? status, VendorAnswer? answer) =>
        log.WriteAsync(Row(id, "end", decision, before, outcome, status, answer));

    private JsonObject Row(string id, string step, LimitDecision decision, IncreaseRequest before, string outcome, int? status, VendorAnswer? answer) =>
        new()
        {
            ["decision_id"] = id,
            ["step"] = step,
            ["decided_at"] = request.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            ["decided_by"] = decision.DecidedBy,
            ["os_user"] = decision.OsUser,
            ["reason"] = decision.Reason,
            ["decision"] = decision.Verb,
            ["request_id"] = decision.RequestId,
            ["user_id"] = before.UserId,
            ["amount"] = decision.AmountCents?.ToString(CultureInfo.InvariantCulture),
            ["currency"] = before.Currency,
            ["period"] = decision.Period ?? before.Period,
            ["outcome"] = outcome,
            ["http_status"] = status,
            ["vendor_answer"] = Answer(answer),
        };

    // What is no JSON (a proxy's page) is kept as text.
    private static JsonNode? Answer(VendorAnswer? answer)
    {
        if (answer is null || answer.Body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(answer.Body.Span);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(System.Text.Encoding.UTF8.GetString(answer.Body.Span));
        }
    }
}
