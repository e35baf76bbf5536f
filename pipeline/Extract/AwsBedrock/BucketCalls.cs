using Finops.Core;
using Finops.Extract.Http;
using Polly;
using Polly.Retry;

namespace Finops.Extract.AwsBedrock;

/// <summary>Carries calls to a bucket: repeats what may succeed a moment later, by the same rules as every vendor's, and says what a refusal means.</summary>
/// <param name="credentials">Whose they are, for errors.</param>
/// <param name="clock">Waits between attempts.</param>
/// <param name="log">Each retry is a line.</param>
internal sealed class BucketCalls(ExportCredentials credentials, TimeProvider clock, RunLog log)
{
    // Which instant a waiting client comes back at must not decide what it reads, but must be the same in every run.
    private const int ChanceSeed = 60;

    private readonly ResiliencePipeline retries = Retries(clock, log);

    /// <summary>What the call gives.</summary>
    /// <param name="where">Bucket and key, or which list.</param>
    /// <param name="call">One attempt.</param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    /// <exception cref="FinopsException">Exit code 1: the answer is none. 2: the key may not, or there is no such bucket. 3: no answer, after all
    /// retries.</exception>
    public async Task<T> RunAsync<T>(string where, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await retries.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && BucketRefusal.Of(error, where, credentials) is not null)
        {
            throw BucketRefusal.Of(error, where, credentials)!;
        }
    }

    private static ResiliencePipeline Retries(TimeProvider clock, RunLog log)
    {
        var chance = new Random(ChanceSeed);
        return new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = RetryDelays.MaxRetries,
                    ShouldHandle = attempt =>
                        ValueTask.FromResult(
                            attempt.Outcome.Exception is { } error
                                && !attempt.Context.CancellationToken.IsCancellationRequested
                                && BucketRefusal.IsTransient(error)
                                && (BucketRefusal.RetryAfter(error, clock) ?? TimeSpan.Zero) <= RetryDelays.LongestRetryAfter
                        ),
                    DelayGenerator = attempt =>
                        ValueTask.FromResult<TimeSpan?>(
                            RetryDelays.Of(attempt.AttemptNumber, BucketRefusal.RetryAfter(attempt.Outcome.Exception!, clock), chance.NextDouble())
                        ),
                    OnRetry = attempt =>
                    {
                        log.Write(
                            "vendor_retry",
                            ("attempt", attempt.AttemptNumber + 1),
                            ("reason", BucketRefusal.Reason(attempt.Outcome.Exception!)),
                            ("wait_seconds", Math.Round(attempt.RetryDelay.TotalSeconds, 1))
                        );
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
    }
}
