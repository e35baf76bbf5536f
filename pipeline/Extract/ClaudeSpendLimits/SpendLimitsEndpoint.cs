using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeSpendLimits;

/// <summary>Where the Spend Limits API is, and what is asked of it.</summary>
internal static class SpendLimitsEndpoint
{
    /// <summary>The source's id.</summary>
    public const string SourceId = "claude-spend-limits";

    /// <summary>The limit in force for every member.</summary>
    public const string Effective = "/v1/organizations/spend_limits/effective?limit=1000";

    /// <summary>Every increase request, newest first.</summary>
    public const string Requests = RequestsPath + "?limit=1000";

    private const string RequestsPath = "/v1/organizations/spend_limit_increase_requests";

    private static readonly VendorEndpoint Vendor = new(
        SourceId,
        "https://api.anthropic.com",
        RequestsPerMinute: 60,
        "a key with the scope read:spend_limits (to approve or deny also write:spend_limits), made by the primary owner in claude.ai → Organization "
            + "settings → API",
        (request, key) =>
        {
            request.Headers.Add("x-api-key", key);
            request.Headers.Add("anthropic-version", "2023-06-01");
        }
    );

    /// <summary>A client for one run.</summary>
    /// <exception cref="FinopsException">Exit code 2: no address, one that is not https, no key.</exception>
    public static VendorHttp Open(ExtractRequest request) => Vendor.Open(request);

    /// <summary>No answer names the organization: it goes by the id, or the name, that finops.json gives it.</summary>
    public static string PartOf(ExtractRequest request) => request.Settings.Account ?? request.Account ?? "default";

    /// <summary>Increase requests of one status.</summary>
    public static string RequestsOf(string status) => $"{RequestsPath}?status[]={Uri.EscapeDataString(status)}&limit=1000";

    /// <summary>One increase request.</summary>
    public static string Request(string requestId) => $"{RequestsPath}/{Uri.EscapeDataString(requestId)}";
}
