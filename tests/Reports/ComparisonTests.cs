using Finops.Reports.Content;

namespace Finops.Tests.Reports;

public sealed class ComparisonTests
{
    public static TheoryData<decimal, decimal?, string> Amounts =>
        new()
        {
            { 110m, 100m, "10.0% more than in May" },
            { 90m, 100m, "10.0% less than in May" },
            { 100m, 100m, "the same as in May" },
            { 100.01m, 100m, "the same as in May" },
            { 100m, null, "the first month on record" },
            { 100m, 0m, "after nothing in May" },
            { 0m, 0m, "the same as in May" },
            { 0m, 100m, "100.0% less than in May" },
            { 1200m, 100m, "×12 of May" },
            { -20m, 100m, "$120.00 less than in May" },
            { 20m, -100m, "$120.00 more than in May" },
        };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void Words_OfTwoAmounts(decimal now, decimal? before, string words) => Assert.Equal(words, Comparison.Words(now, before, "May"));
}
