namespace Finops.Tests.SqlModels;

/// <summary>
/// How good the forecast is, on companies it was not made on: the real models over 18 months of a dozen generated companies with 25 cost centers each, every forecast of every Monday against
/// what came. Prints the table of the README (-showLiveOutput).
/// </summary>
public sealed class ForecastScoreTests(ITestOutputHelper output)
{
    private const int Companies = 12;
    private const int Centers = 25;
    private const int FirstSeed = 9001; // the method was chosen on a generator of its own, with other seeds

    [Fact]
    public void Backtest_OfGeneratedCompanies_IsWithinItsPromise()
    {
        var scores = Enumerable.Range(FirstSeed, Companies)
            .SelectMany(seed => ForecastScore.Of(new SpendingCompany(seed, Centers)))
            .GroupBy(score => (score.PeriodType, score.ScopeType))
            .ToDictionary(group => group.Key, group => group.Aggregate((one, other) => one + other));
        foreach (var score in scores.Values.OrderBy(score => score.PeriodType, StringComparer.Ordinal).ThenBy(score => score.ScopeType, StringComparer.Ordinal))
        {
            output.WriteLine(score.ToString());
        }

        // A dozen organizations in eighteen months are some 200 months that err by themselves: five points are within chance.
        foreach (var (scope, points) in ((string, double)[])[("all", 0.03), ("provider", 0.03), ("cost_center", 0.03), ("organization", 0.05)])
        {
            var month = scores[("month", scope)];
            Assert.InRange(month.Mape, 0, 0.12);
            Assert.True(month.Errors < month.NaiveErrors);
            Assert.InRange(month.Coverage80, 0.80 - points, 0.80 + points);
            Assert.InRange(month.Coverage95, 0.95 - points, 0.95 + points);
        }
    }
}
