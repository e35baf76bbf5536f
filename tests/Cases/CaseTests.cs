namespace Finops.Tests.Cases;

/// <summary>What companies really feed in: from an empty home to a closed month and a report.</summary>
public sealed class CaseTests
{
    [Theory]
    [MemberData(nameof(CaseScripts.Others), MemberType = typeof(CaseScripts))]
    public Task Script_OfACase_RunsToItsEnd(string folder, string script) => CaseScripts.RunAsync(folder, script);
}
