namespace Finops.Tests.Cases;

/// <summary>When a month is whole, and which bill a charge stands on: from an empty home to a closed month and a report.</summary>
public sealed class MonthCaseTests
{
    [Theory]
    [MemberData(nameof(CaseScripts.Months), MemberType = typeof(CaseScripts))]
    public Task Script_OfACase_RunsToItsEnd(string folder, string script) => CaseScripts.RunAsync(folder, script);
}
