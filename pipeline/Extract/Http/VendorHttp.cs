using System.Globalization;
using System.Text;
using Finops.Core;
using Polly;
using Polly.Retry;

namespace Finops.Extract.Http;

/// <summary>
/// Asks a vendor over HTTP: keeps to its pace, repeats what may succeed a moment later (429, 529, 5xx, timeouts, broken connections), and
/// gives back whatever else was answered. Waiting goes through the clock, chance through the argument.
/// </summary>
/// <param name="endpoint">The vendor.</param>
/// <param name="client">Carries base address and the time limit of one attempt.</param>
/// <param name="keyVariable">Where the key came from, for errors.</param>
/// <param name="key">Put into every request but downloads; null with recorded answers.</param>
/// <param name="clock">Waits between attempts.</param>
/// <param name="chance">Numbers in [0, 1) for the jitter.</param>
/// <param name="pace">The vendor's limit; null where there is none (loopback, recorded answers).</param>
/// <param name="log">Each retry is a line.</param>
public sealed class VendorHttp(
    VendorEndpoint endpoint,
    HttpClient client,
    string keyVariable,
    string? key,
    TimeProvider clock,
    Func<double> chance,
    RequestPace? pace,
    RunLog log
) : IDisposable
{
    private readonly ResiliencePipeline<VendorAnswer> retries = Retries(clock, chance, log);

    /// <summary>The answer to a GET. Statuses that stay bad after all retries are returned, not thrown.</summary>
    /// <param name="pathAndQuery">From the base address, beginning with a slash.</param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    /// <exception cref="FinopsException">Exit code 3: no answer at all, after all retries.</exception>
    public Task<VendorAnswer> GetAsync(string pathAndQuery, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Get, Address(pathAndQuery), body: null, hasKey: true, cancellationToken);

    /// <summary>The answer to a POST of JSON that only asks; it is repeated like a GET.</summary>
    /// <param name="pathAndQuery">From the base address, beginning with a slash.</param>
    /// <param name="json">The body.</param>
    /// <param name="cancellationToken">Stops waiting and asking.</param>
    /// <exception cref="FinopsException">Exit code 3: no answer at all, after all retries.</exception>
    public Task<VendorAnswer> PostAsync(string pathAndQuery, string json, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, Address(pathAndQuery), json, hasKey: true, cancellationToken);

    /// <summary>The file behind a link that the vendor gave out, signed by itself: the key is not sent there.</summary>
    /// <exception cref="FinopsException">Exit code 1: the link is no https address. 3: no answer at all, after all retries.</exception>
    public Task<VendorAnswer> DownloadAsync(string link, string where, CancellationToken cancellationToken) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Host == client.BaseAddress!.Host)
            ? AskAsync(HttpMethod.Get, address, body: null, hasKey: false, cancellationToken)
            : throw JsonAnswer.Broken(where, "$", "an https link", Redaction.Of(link, key));

    /// <summary>Path and query of a link to the next page.</summary>
    /// <exception cref="FinopsException">Exit code 1: the link leads to another host, where the key must not go.</exception>
    public string PathOf(string link, string where) =>
        Uri.TryCreate(client.BaseAddress, link, out var address)
        && address.Authority == client.BaseAddress!.Authority
        && address.AbsolutePath.StartsWith(client.BaseAddress.AbsolutePath.TrimEnd('/'), StringComparison.Ordinal)
            ? address.PathAndQuery[client.BaseAddress.AbsolutePath.TrimEnd('/').Length..]
            : throw JsonAnswer.Broken(where, "link", $"a page on {client.BaseAddress!.Host}", Redaction.Of(link, key));

    /// <summary>What an answer other than 200 means for the user.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="where">The request in short.</param>
    public FinopsException Refusal(VendorAnswer answer, string where) =>
        VendorRefusal.Of(endpoint, $"check {keyVariable}: {endpoint.KeyHint}", key, answer, where);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private Uri Address(string pathAndQuery) => new(client.BaseAddress!.AbsoluteUri.TrimEnd('/') + pathAndQuery);

    private async Task<VendorAnswer> AskAsync(HttpMethod method, Uri address, string? body, bool hasKey, CancellationToken cancellationToken)
    {
        try
        {
            return await retries.ExecuteAsync(async token => await AttemptAsync(method, address, body, hasKey, token), cancellationToken);
        }
        catch (Exception error) when (IsBrokenConnection(error) && !cancellationToken.IsCancellationRequested)
        {
            throw new FinopsException(
                ExitCode.VendorUnavailable,
                new Problem(
                    $"{method} {address.GetLeftPart(UriPartial.Path)}",
                    "an answer",
                    $"none after {RetryDelays.MaxRetries + 1} attempts ({error.GetBaseException().Message})",
                    "check the network, a proxy, and the source's url; then run the same command again, nothing has landed"
                ),
                error
            );
        }
    }

    private async Task<VendorAnswer> AttemptAsync(HttpMethod method, Uri address, string? body, bool hasKey, CancellationToken cancellationToken)
    {
        if (pace is not null)
        {
            await pace.WaitAsync(cancellationToken);
        }

        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (hasKey && key is not null)
        {
            endpoint.Authorize(request, key);
        }

        using var response = await client.SendAsync(request, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value), StringComparer.Ordinal);
        return new VendorAnswer(response.StatusCode, bytes, Wait(response, headers), headers);
    }

    // retry-after, or GitHub's "none left until" in seconds since 1970.
    private TimeSpan? Wait(HttpResponseMessage response, Dictionary<string, string> headers)
    {
        var retryAfter = response.Headers.RetryAfter;
        var wait = retryAfter?.Delta ?? (retryAfter?.Date is { } date ? date - clock.GetUtcNow() : null);
        if (
            wait is null
            && headers.GetValueOrDefault("x-ratelimit-remaining") == "0"
            && !response.IsSuccessStatusCode
            && long.TryParse(headers.GetValueOrDefault("x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
        )
        {
            wait = DateTimeOffset.FromUnixTimeSeconds(reset) - clock.GetUtcNow();
        }

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static ResiliencePipeline<VendorAnswer> Retries(TimeProvider clock, Func<double> chance, RunLog log) =>
        new ResiliencePipelineBuilder<VendorAnswer> { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions<VendorAnswer>
                {
                    MaxRetryAttempts = RetryDelays.MaxRetries,
                    ShouldHandle = attempt =>
                        ValueTask.FromResult(
                            attempt.Outcome.Exception is { } error
                                ? IsBrokenConnection(error) && !attempt.Context.CancellationToken.IsCancellationRequested
                                : attempt.Outcome.Result is { IsTransient: true } answer
                                    && (answer.RetryAfter ?? TimeSpan.Zero) <= RetryDelays.LongestRetryAfter
                        ),
                    DelayGenerator = attempt =>
                        ValueTask.FromResult<TimeSpan?>(RetryDelays.Of(attempt.AttemptNumber, attempt.Outcome.Result?.RetryAfter, chance())),
                    OnRetry = attempt =>
                    {
                        object? reason = attempt.Outcome.Result is { } answer ? (int)answer.Status : attempt.Outcome.Exception?.GetType().Name;
                        log.Write(
                            "vendor_retry",
                            ("attempt", attempt.AttemptNumber + 1),
                            ("reason", reason),
                            ("wait_seconds", Math.Round(attempt.RetryDelay.TotalSeconds, 1))
                        );
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();

    // HttpClient reports its own time limit as a cancellation with a TimeoutException inside.
    private static bool IsBrokenConnection(Exception error) =>
        error is HttpRequestException or IOException || (error is TaskCanceledException && error.InnerException is TimeoutException);
}
