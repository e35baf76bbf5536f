using Finops.Simulator.Vendors.AwsBedrock;
using Finops.Simulator.Vendors.ClaudeAnalytics;
using Finops.Simulator.Vendors.Cursor;
using Finops.Simulator.Vendors.Openai;

namespace Finops.Simulator.Vendors;

/// <summary>The one list of invented vendors.</summary>
public static class VendorApis
{
    /// <summary>Every vendor of a world.</summary>
    public static IReadOnlyList<IVendorApi> All(World world) =>
    [
        new ClaudeAnalyticsApi(world),
        new OpenaiApi(world),
        new CursorApi(world),
        new AwsBedrockApi(world),
    ];
}
