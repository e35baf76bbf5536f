using Finops.Simulator.Staff;

namespace Finops.Tests.EndToEnd;

/// <summary>The demo's tokens, activity and findings against the truth.</summary>
public sealed class UsageTests(DemoHome demo)
{
    private const string TokenColumns =
        "sum(uncached_input_tokens)::BIGINT, sum(cache_read_tokens)::BIGINT, sum(cache_write_5m_tokens)::BIGINT, sum(cache_write_1h_tokens)::BIGINT, "
        + "sum(output_tokens)::BIGINT, sum(request_count)::BIGINT";

    [Fact]
    public void Tokens_PerDayProductAndModel_AreTheTruthByKind()
    {
        var cube = demo.Query(
            $"SELECT usage_date, product, model, {TokenColumns} FROM mart_spend_daily WHERE billing_account_id = 'org_larkfield' GROUP BY ALL",
            reader => (Key: $"{reader.GetFieldValue<DateOnly>(0):yyyy-MM-dd} {reader.GetString(1)} {reader.GetString(2)}", Tokens: Tokens(reader, 3))
        );
        Equal(demo.Truth.Lines.GroupBy(line => $"{line.Day:yyyy-MM-dd} {Named(line.Product)} {Named(line.Model)}"), cube);
    }

    [Fact]
    public void Tokens_PerPerson_AreTheTruthByKind()
    {
        var cube = demo.Query($"SELECT person_id, {TokenColumns} FROM mart_spend_daily WHERE billing_account_id = 'org_larkfield' GROUP BY ALL", reader =>
            (Key: reader.GetString(0), Tokens: Tokens(reader, 1))
        );
        Equal(demo.Truth.Lines.GroupBy(line => demo.Truth.PersonOf(line)?.Id ?? "unattributed"), cube);
    }

    [Fact]
    public void CommitsAndPullRequests_PerMonth_AreTheTruth()
    {
        var mart = demo.Query(
            "SELECT billing_month, sum(ai_assisted_commit_count)::BIGINT, sum(pull_request_count)::BIGINT, sum(session_count)::BIGINT FROM "
                + "mart_cost_per_commit_monthly GROUP BY 1 ORDER BY 1",
            reader => (reader.GetFieldValue<DateOnly>(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3))
        );
        Assert.Equal(
            demo.Truth.Activity.GroupBy(line => SampleTruth.MonthOf(line.Day))
                .OrderBy(month => month.Key)
                .Select(month => (month.Key, month.Sum(line => line.Commits), month.Sum(line => line.PullRequests), month.Sum(line => line.Sessions))),
            mart
        );
    }

    [Theory]
    [InlineData("usd", "twice_daily_average")]
    [InlineData("tokens", "twice_daily_average")]
    [InlineData("usd", "seasonal")]
    public void Runaway_OfTheSample_IsFoundOnEachOfItsDays(string measure, string method)
    {
        var runaway = Company.Found(2026, 80).Runaway!;
        var found = demo.Query(
            $"SELECT usage_date FROM mart_cost_anomalies_daily WHERE scope_type = 'person' AND scope_id = '{runaway.Person.PersonId}' AND measure = "
                + $"'{measure}' AND method = '{method}' AND usage_date >= DATE '{runaway.From:yyyy-MM-dd}' AND usage_date < DATE "
                + $"'{runaway.To:yyyy-MM-dd}' ORDER BY 1",
            reader => reader.GetFieldValue<DateOnly>(0)
        );
        Assert.Equal(Enumerable.Range(0, runaway.To.DayNumber - runaway.From.DayNumber).Select(runaway.From.AddDays), found);
    }

    [Fact]
    public void Runaway_OfTheSample_IsTheLargestExcessOfAllPeople()
    {
        var runaway = Company.Found(2026, 80).Runaway!;
        Assert.Equal(
            runaway.Person.PersonId,
            demo.Scalar<string>(
                "SELECT scope_id FROM mart_cost_anomalies_daily WHERE scope_type = 'person' AND measure = 'usd' ORDER BY excess_usd DESC, scope_id LIMIT 1"
            )
        );
        Assert.Equal(
            runaway.CostCenterId,
            demo.Scalar<string>(
                "SELECT scope_id FROM mart_cost_anomalies_daily WHERE scope_type = 'cost_center' AND measure = 'usd' ORDER BY excess_usd DESC, scope_id LIMIT 1"
            )
        );
    }

    private static string Named(string text) => text.Length == 0 ? "none" : text;

    private static Tokens Tokens(DuckDB.NET.Data.DuckDBDataReader reader, int first) =>
        new(
            reader.GetInt64(first),
            reader.GetInt64(first + 1),
            reader.GetInt64(first + 2),
            reader.GetInt64(first + 3),
            reader.GetInt64(first + 4),
            reader.GetInt64(first + 5)
        );

    private static void Equal(IEnumerable<IGrouping<string, TruthLine>> truth, IEnumerable<(string Key, Tokens Tokens)> warehouse) =>
        Assert.Equal(
            truth
                .Select(lines => (lines.Key, Tokens: lines.Aggregate(default(Tokens), (sum, line) => sum + line.Tokens)))
                .OrderBy(line => line.Key, StringComparer.Ordinal),
            warehouse.OrderBy(line => line.Key, StringComparer.Ordinal)
        );
}
