using Finops.Simulator.Vendors.AwsBedrock;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Finops.Simulator.Vendors.ClaudeCompliance;
using Finops.Simulator.Vendors.ClaudeConsole;
using Finops.Simulator.Vendors.ClaudeSpendLimits;
using Finops.Simulator.Vendors.Cursor;
using Finops.Simulator.Vendors.Github;
using Finops.Simulator.Vendors.GithubCopilot;
using Finops.Simulator.Vendors.Openai;
using Finops.Simulator.Vendors.Scim;

namespace Finops.Simulator.Vendors;

/// <summary>The one list of invented vendors.</summary>
public static class VendorApis
{
    /// <summary>Every vendor of a world.</summary>
    public static IReadOnlyList<IVendorApi> All(World world) =>
        [
            new ClaudeAnalyticsApi(world),
            new ClaudeConsoleApi(world),
            new ClaudeSpendLimitsApi(world),
            new ClaudeComplianceApi(world),
            new GithubApi(world),
            new ScimApi(world),
            new OpenaiApi(world),
            new CursorApi(world),
            new GithubCopilotApi(world),
            new AwsBedrockApi(world),
        ];
}
