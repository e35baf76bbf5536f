namespace Finops.Tests.Cases;

/// <summary>Use that gateways, tools and logs tell of: from an empty home to a closed month and a report.</summary>
public sealed class UseCaseTests
{
    [Theory]
    [MemberData(nameof(CaseScripts.Use), MemberType = typeof(CaseScripts))]
    public Task Script_OfACase_RunsToItsEnd(string folder, string script) => CaseScripts.RunAsync(folder, script);
}
