using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Extract.GithubCopilot;

/// <summary>Who pays GitHub: an enterprise, or an organization that is in none.</summary>
/// <param name="Slug">The name in GitHub's addresses, in lower case; the billing account in the warehouse.</param>
/// <param name="IsEnterprise">False: an organization.</param>
internal sealed partial record GithubAccount(string Slug, bool IsEnterprise)
{
    /// <summary>Where seats and metrics are.</summary>
    public string Root => $"/{(IsEnterprise ? "enterprises" : "orgs")}/{Slug}";

    /// <summary>Where the bill is: organizations stand under another name there.</summary>
    public string BillingRoot => $"/{(IsEnterprise ? "enterprises" : "organizations")}/{Slug}/settings/billing";

    /// <summary>The kind as the reports on the whole account are named.</summary>
    public string Kind => IsEnterprise ? "enterprise" : "organization";

    /// <summary>Reads the setting: <c>enterprises/larkfield</c> or <c>orgs/larkfield</c>.</summary>
    /// <exception cref="FinopsException">Exit code 2: none, or something else.</exception>
    public static GithubAccount Of(ExtractRequest request)
    {
        var match = Pattern().Match(request.Settings.Account?.Trim() ?? "");
        return match.Success
            ? new GithubAccount(match.Groups["slug"].Value.ToLowerInvariant(), match.Groups["kind"].Value[0] is 'e' or 'E')
            : throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"finops.json $.sources.{request.SourceName("github-copilot")}.account",
                    "enterprises/<slug> or orgs/<slug>, as in GitHub's addresses",
                    request.Settings.Account ?? "none",
                    "\"account\": \"enterprises/your-enterprise\"; the enterprise where there is one, it includes its organizations"
                )
            );
    }

    [GeneratedRegex(
        "^/?(?<kind>enterprises?|orgs?|organizations?)/(?<slug>[A-Za-z0-9_-]+)/?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
