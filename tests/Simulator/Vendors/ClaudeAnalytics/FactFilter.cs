using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>The reports' filters; an empty list lets everything pass.</summary>
internal sealed record FactFilter(
    IReadOnlyList<string> Products,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> ContextWindows,
    IReadOnlyList<string> InferenceGeos,
    IReadOnlyList<string> Speeds,
    IReadOnlyList<string> UserIds,
    IReadOnlyList<string> RbacGroupIds,
    IReadOnlyList<string> SlackChannelIds
)
{
    private static readonly HashSet<string> KnownContextWindows = new(["0-200k", "200k-1M"], StringComparer.Ordinal);
    private static readonly HashSet<string> KnownGeos = new(["global", "us", "not_available"], StringComparer.Ordinal);
    private static readonly HashSet<string> KnownSpeeds = new(["fast", "standard"], StringComparer.Ordinal);

    internal bool HasRbacGroups => RbacGroupIds.Count > 0;

    internal static FactFilter Read(Parameters parameters) =>
        new(
            parameters.Array("products"),
            parameters.Array("models"),
            parameters.Array("context_windows", KnownContextWindows),
            parameters.Array("inference_geos", KnownGeos),
            parameters.Array("speeds", KnownSpeeds),
            parameters.Array("user_ids"),
            parameters.Array("rbac_group_ids"),
            parameters.Array("slack_channel_ids")
        );

    internal bool Passes(UseFact fact) =>
        Passes(Products, fact.Product)
        && Passes(Models, fact.Model)
        && Passes(ContextWindows, fact.ContextWindow)
        && Passes(InferenceGeos, fact.InferenceGeo)
        && Passes(Speeds, fact.Speed)
        && Passes(UserIds, fact.Principal.Id)
        && Passes(SlackChannelIds, fact.SlackChannelId)
        && (RbacGroupIds.Count == 0 || (fact.Principal is Person person && person.RbacGroups.Any(RbacGroupIds.Contains)));

    private static bool Passes(IReadOnlyList<string> allowed, string? value) => allowed.Count == 0 || (value is not null && allowed.Contains(value));
}
