namespace Finops.Tests.Cases;

/// <summary>What is one charge, and what only looks like another one: from an empty home to a closed month and a report.</summary>
public sealed class ChargeCaseTests
{
    [Theory]
    [MemberData(nameof(CaseScripts.Charges), MemberType = typeof(CaseScripts))]
    public Task Script_OfACase_RunsToItsEnd(string folder, string script) => CaseScripts.RunAsync(folder, script);
}
