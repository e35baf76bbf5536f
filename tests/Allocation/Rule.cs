namespace Finops.Tests.Allocation;

/// <summary>An invented line of allocation_rules.csv.</summary>
/// <param name="Line">Of several that fit, the first counts.</param>
/// <param name="Id">rule_id.</param>
/// <param name="Match">Field → pattern.</param>
/// <param name="Method">How it shares.</param>
/// <param name="Targets">Cost center → share.</param>
/// <param name="Scope">Whose use makes the weights.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day no longer; null = open.</param>
internal sealed record Rule(
    int Line,
    string Id,
    IReadOnlyDictionary<string, string> Match,
    string Method,
    IReadOnlyDictionary<string, long> Targets,
    string Scope,
    DateOnly From,
    DateOnly? To
)
{
    public bool IsValid(DateOnly day) => day >= From && !(day >= To);
}
