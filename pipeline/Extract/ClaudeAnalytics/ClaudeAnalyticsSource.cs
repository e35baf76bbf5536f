using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeAnalytics;

/// <summary>Claude Enterprise Analytics: cost, usage, engagement and seats of one organization (README beside this file).</summary>
/// <param name="environment">Looks up environment variables; null: the process's own.</param>
/// <param name="jitter">Chance for waiting times; null: a fixed seed.</param>
public sealed class ClaudeAnalyticsSource(Func<string, string?>? environment = null, Random? jitter = null) : ISource
{
    /// <summary>Names the key; with <c>_FILE</c> appended: a file that holds it.</summary>
    public const string KeyVariable = "FINOPS_CLAUDE_ANALYTICS_KEY";

    private const string DefaultUrl = "https://api.anthropic.com";
    private const int MaxRestarts = 5;
    private const int RequestsPerMinute = 60;
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(100);

    private readonly Random jitter = jitter ?? new Random(60);

    /// <inheritdoc/>
    public string Id => "claude-analytics";

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellation)
    {
        CheckDays(request);
        using var http = Open(request, out var key);
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                await new ClaudeAnalyticsPull(new ClaudeAnalyticsClient(http, key), request, extraction).RunAsync(cancellation);
                return;
            }
            catch (AnswersMovedException moved) when (restarts < MaxRestarts)
            {
                request.Log.Write("extraction_restarted", ("source", Id), ("reason", moved.Message));
                extraction.Restart();
            }
            catch (AnswersMovedException moved)
            {
                throw new FinopsException(
                    ExitCode.VendorUnavailable,
                    new Problem(Id, "one complete pull of one state of the vendor's data", $"data that moved during each of {MaxRestarts + 1} pulls ({moved.Message})", "again in an hour, or fewer days: --from … --to …; nothing has landed"),
                    moved);
            }
        }
    }

    private VendorHttp Open(ExtractRequest request, out string? key)
    {
        var url = request.Settings.Url ?? DefaultUrl;
        key = null;
        if (IsRecording(request))
        {
            var recorded = new HttpClient(new RecordedAnswers(Path.Combine(request.Home.Root, url))) { BaseAddress = new Uri("http://recorded.invalid") };
            return new VendorHttp(recorded, request.Clock, jitter.NextDouble, pace: null, request.Log);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw new FinopsException(ExitCode.Usage, new Problem("finops.json $.sources.claude-analytics.url", "an https:// address, or a folder with recorded answers", url, $"leave it out for {DefaultUrl}"));
        }

        key = VendorKey.Read(KeyVariable, environment ?? Environment.GetEnvironmentVariable);
        // A redirect would carry the key to another host.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.All };
        var client = new HttpClient(handler) { BaseAddress = address, Timeout = AttemptLimit };
        client.DefaultRequestHeaders.Add("x-api-key", key);
        client.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        client.DefaultRequestHeaders.Add("user-agent", "finops");
        return new VendorHttp(client, request.Clock, jitter.NextDouble, address.IsLoopback ? null : new RequestPace(RequestsPerMinute, request.Clock), request.Log);
    }

    private static bool IsRecording(ExtractRequest request) => request.Settings.Url is { } url && !url.Contains("://", StringComparison.Ordinal);

    private static void CheckDays(ExtractRequest request)
    {
        if (request.Days is not { } days)
        {
            return;
        }

        var available = ClaudeAnalyticsPolicy.Available(DateOnly.FromDateTime(request.Clock.GetUtcNow().UtcDateTime));
        if (days.Count <= 0)
        {
            throw new FinopsException(ExitCode.Usage, new Problem("--from/--to", "at least one day", $"from {days.Start:yyyy-MM-dd} to {days.End:yyyy-MM-dd} (exclusive)", "--to is later than --from"));
        }

        // A recording, or a simulator, holds what it holds, however long ago.
        var isVendor = !IsRecording(request) && !(Uri.TryCreate(request.Settings.Url, UriKind.Absolute, out var address) && address.IsLoopback);
        if (isVendor && (days.Start < available.Start || days.End > available.End))
        {
            throw new FinopsException(ExitCode.Usage, new Problem("--from/--to", $"days that the vendor answers for: {available}", days.ToString(), $"--from {available.Start:yyyy-MM-dd} or later; what landed earlier stays"));
        }
    }
}
