namespace Finops.Tests.SqlModels;

/// <summary>What must hold of the forecast whatever was spent.</summary>
public sealed class ForecastPropertyTests
{
    private const string Forecasts =
        "SELECT concat_ws('/', scope_type, scope_id, period_type, period_start, origin_date), projected_usd, naive_usd, coalesce(low_80_usd, -1), "
        + "coalesce(high_95_usd, -1), outcome_usd FROM mart_forecast_backtest_weekly";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void DaysThatCameLater_ChangeNoForecast(int seed)
    {
        var known = new DateOnly(2026, 8, 1);
        var company = new SpendingCompany(seed, 3);
        var other = new SpendingCompany(
            company.Charges.Select(day => day.Day < known ? day : day with { UsageUsd = day.UsageUsd * 3 + 1, FeeUsd = day.FeeUsd * 2 })
        );
        string before = $"{Forecasts} WHERE origin_date <= {Database.Sql.Date(known)}";
        var forecasts = Said(company, before);
        Assert.NotEmpty(forecasts);
        Assert.Equal(
            forecasts.Select(each => (each.Key, each.Projected, each.Naive, each.Low, each.High)),
            Said(other, before).Select(each => (each.Key, each.Projected, each.Naive, each.Low, each.High))
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void CostCentersAndVendors_SumToTheOrganization(int seed)
    {
        var sums = ForecastScore.Ask(
            new SpendingCompany(seed, 6),
            """
            SELECT sum(projected_usd) FILTER (WHERE scope_type = 'organization'), sum(projected_usd) FILTER (WHERE scope_type = 'cost_center'),
              sum(projected_usd) FILTER (WHERE scope_type = 'provider')
            FROM mart_forecast_backtest_weekly GROUP BY origin_date, period_type
            """,
            row => (Organization: row.GetDecimal(0), Centers: row.GetDecimal(1), Vendors: row.GetDecimal(2))
        );
        Assert.NotEmpty(sums);
        Assert.All(sums, sum =>
        {
            Assert.InRange(sum.Centers - sum.Organization, -0.06m, 0.06m); // each is rounded to its cent
            Assert.InRange(sum.Vendors - sum.Organization, -0.04m, 0.04m);
        });
    }

    [Fact]
    public void TwiceTheSpend_IsTwiceTheForecast()
    {
        var company = new SpendingCompany(5, 3);
        var twice = Said(new SpendingCompany(company.Charges.Select(day => day with { UsageUsd = day.UsageUsd * 2, FeeUsd = day.FeeUsd * 2 })), Forecasts);
        Assert.All(Said(company, Forecasts).Zip(twice), pair =>
        {
            Assert.Equal(pair.First.Key, pair.Second.Key);
            Assert.InRange(pair.Second.Projected - 2 * pair.First.Projected, -0.02m, 0.02m);
        });
    }

    [Fact]
    public void TheSameWeekForEver_IsForecastToTheCent()
    {
        var week = new SpendingCompany(
            Enumerable
                .Range(0, SpendingCompany.AsOf.DayNumber - SpendingCompany.Start.DayNumber)
                .Select(number => SpendingCompany.Start.AddDays(number))
                .Select(day => new SpendDay(
                    "CC-1",
                    "github",
                    day,
                    day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 3.21m : 47.11m,
                    day.Day == 1 ? 190m : 0m
                ))
        );
        var forecasts = Said(week, $"{Forecasts} WHERE outcome_usd IS NOT NULL");
        Assert.NotEmpty(forecasts);
        Assert.All(forecasts, each => Assert.Equal((each.Outcome, each.Outcome), (each.Projected, each.Naive)));
    }

    private static IReadOnlyList<(string Key, decimal Projected, decimal Naive, decimal Low, decimal High, decimal Outcome)> Said(
        SpendingCompany company,
        string sql
    ) =>
        [
            .. ForecastScore
                .Ask(company, sql, row =>
                    (
                        Key: row.GetString(0),
                        Projected: row.GetDecimal(1),
                        Naive: row.GetDecimal(2),
                        Low: row.GetDecimal(3),
                        High: row.GetDecimal(4),
                        Outcome: row.IsDBNull(5) ? 0m : row.GetDecimal(5)
                    )
                )
                .OrderBy(each => each.Key, StringComparer.Ordinal),
        ];
}
