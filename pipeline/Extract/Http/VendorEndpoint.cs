using Finops.Core;

namespace Finops.Extract.Http;

/// <summary>What is fixed about a vendor's API: where it is, how it knows us, how often it may be asked.</summary>
/// <param name="SourceId">The source that asks.</param>
/// <param name="DefaultUrl">Base address when the configuration names none; null: it must name one.</param>
/// <param name="RequestsPerMinute">The vendor's limit; kept on the vendor's own host only.</param>
/// <param name="KeyHint">What the key must be and who can make one, for errors: "an analytics key, made by …".</param>
/// <param name="Authorize">Puts the key and whatever the vendor wants to see into a request's headers; called for every attempt.</param>
public sealed record VendorEndpoint(string SourceId, string? DefaultUrl, int RequestsPerMinute, string KeyHint, Action<HttpRequestMessage, string> Authorize)
{
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(100);

    // Which instant a waiting client comes back at must not decide what it reads, but must be the same in every run.
    private const int ChanceSeed = 60;

    /// <summary>Whether the configuration names recorded answers instead of an address.</summary>
    public static bool IsRecording(SourceSettings settings) => settings.Url is { } url && !url.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether the real vendor is asked, and not a recording or a simulator, which hold what they hold however long ago.</summary>
    public static bool IsVendor(SourceSettings settings) =>
        !IsRecording(settings) && !(Uri.TryCreate(settings.Url, UriKind.Absolute, out var address) && address.IsLoopback);

    /// <summary>A client for one extraction: the vendor, a simulator on this machine, or a folder with recorded answers.</summary>
    /// <exception cref="FinopsException">Exit code 2: no address, one that is not https, no key, no recording.</exception>
    public VendorHttp Open(ExtractRequest request)
    {
        var chance = new Random(ChanceSeed);
        var keyVariable = request.KeyVariable(SourceId);
        if (IsRecording(request.Settings))
        {
            var recorded = new HttpClient(new RecordedAnswers(Path.Combine(request.Home.Root, request.Settings.Url!), request.Clock.GetUtcNow()))
            {
                BaseAddress = RecordedAnswers.Address,
            };
            return new VendorHttp(this, recorded, keyVariable, key: null, request.Clock, chance.NextDouble, pace: null, request.Log);
        }

        var url = request.Settings.Url ?? DefaultUrl;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"finops.json $.sources.{request.SourceName(SourceId)}.url",
                    "an https:// address, or a folder with recorded answers",
                    url ?? "none",
                    DefaultUrl is null ? "name the address that the vendor gave you" : $"leave it out for {DefaultUrl}"
                )
            );
        }

        var key = VendorKey.Read(keyVariable, request.Environment);
        // A redirect would carry the key to another host.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.All };
        var client = new HttpClient(handler) { BaseAddress = address, Timeout = AttemptLimit };
        client.DefaultRequestHeaders.Add("user-agent", "finops");
        return new VendorHttp(
            this,
            client,
            keyVariable,
            key,
            request.Clock,
            chance.NextDouble,
            address.IsLoopback ? null : new RequestPace(RequestsPerMinute, request.Clock),
            request.Log
        );
    }
}
