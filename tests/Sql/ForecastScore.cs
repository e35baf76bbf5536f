using System.Globalization;
using Finops.Build;
using Finops.Database;

namespace Finops.Tests.SqlModels;

/// <summary>The backtest of one company, per kind of scope and period: sums, so that companies can be added.</summary>
internal sealed record ForecastScore(
    string ScopeType,
    string PeriodType,
    long Count,
    double Errors,
    double NaiveErrors,
    double Usd,
    double ErrorUsd,
    double NaiveUsd,
    long Intervals,
    long Inside80,
    long Inside95
)
{
    private static readonly string[] Chain =
    [
        "int_forecast_origins__listed",
        "int_forecast_days__known",
        "int_forecast_moves__known",
        "int_forecast_days__expected",
        "int_forecast_weekdays__profiled",
        "int_forecast_credits__left",
        "int_forecast_months__projected",
        "int_forecast_periods__projected",
        "int_forecast_errors__ranked",
        "mart_forecast_backtest_weekly",
    ];

    /// <summary>Mean absolute error as part of the outcome.</summary>
    public double Mape => Errors / Count;

    /// <summary>Part of the outcomes within the 80 % interval.</summary>
    public double Coverage80 => (double)Inside80 / Intervals;

    /// <summary>Part of the outcomes within the 95 % interval.</summary>
    public double Coverage95 => (double)Inside95 / Intervals;

    /// <summary>Runs the real models over a company's days and returns what the question asks of the backtest.</summary>
    public static IReadOnlyList<T> Ask<T>(SpendingCompany company, string sql, Func<DuckDB.NET.Data.DuckDBDataReader, T> read)
    {
        using var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, new DateTimeOffset(SpendingCompany.AsOf, new TimeOnly(6, 0), TimeSpan.Zero));
        foreach (
            var relation in Chain
                .SelectMany(model => WarehouseTypes.Catalog[model].References)
                .Distinct(StringComparer.Ordinal)
                .Except(Chain, StringComparer.Ordinal)
                .Except(["run"], StringComparer.Ordinal)
        )
        {
            connection.Execute(
                $"CREATE TABLE {relation} "
                    + $"({string.Join(", ", WarehouseTypes.Columns[relation].Select(column => $"{Database.Sql.Name(column.Key)} {column.Value}"))})"
            );
        }

        connection.Execute(
            "CREATE TABLE charges (cost_center_id VARCHAR, provider VARCHAR, usage_date DATE, usage_usd DECIMAL(18, 2), fee_usd DECIMAL(18, 2))"
        );
        foreach (var chunk in company.Charges.Chunk(5000))
        {
            connection.Execute(
                $"INSERT INTO charges VALUES "
                    + $"{string.Join(", ", chunk.Select(day => $"('{day.Center}', '{day.Vendor}', {Database.Sql.Date(day.Day)}, {day.UsageUsd}, {day.FeeUsd})"))}"
            );
        }

        connection.Execute(
            """
            INSERT INTO int_budget_days__charged BY NAME
            WITH scoped AS (
              SELECT 'organization' AS scope_type, 'organization' AS scope_id, * FROM charges
              UNION ALL SELECT 'provider', provider, * FROM charges
              UNION ALL SELECT 'cost_center', cost_center_id, * FROM charges)
            SELECT scope_type, scope_id, provider, provider AS billing_account_id, usage_date, sum(usage_usd) AS usage_usd, sum(fee_usd) AS fee_usd,
              sum(usage_usd + fee_usd) AS billed_usd
            FROM scoped GROUP BY ALL;
            INSERT INTO int_days__covered BY NAME
            SELECT provider, provider AS billing_account_id, usage_date, 'focus' AS source, usage_date < as_of_date AS is_complete
            FROM (SELECT provider, CAST(unnest(generate_series(min(usage_date), max(usage_date) + INTERVAL 1 DAY,
              INTERVAL 1 DAY)) AS DATE) AS usage_date FROM charges GROUP BY provider), run;
            INSERT INTO ref_fiscal_periods BY NAME
            SELECT 'quarter' AS period_type, CAST(start AS DATE) AS period_start, CAST(start + INTERVAL 3 MONTH AS DATE) AS period_end, CAST(date_trunc('year',
              start) AS DATE) AS fiscal_year_start
            FROM generate_series(TIMESTAMP '2025-01-01', TIMESTAMP '2027-10-01', INTERVAL 3 MONTH) AS quarters(start);
            INSERT INTO ref_fiscal_periods BY NAME
            SELECT 'fiscal_year' AS period_type, fiscal_year_start AS period_start, max(period_end) AS period_end,
              fiscal_year_start FROM ref_fiscal_periods GROUP BY fiscal_year_start;
            """
        );
        foreach (var model in Chain)
        {
            session.Materialize(WarehouseTypes.Catalog[model]);
        }

        return connection.Query(sql, read);
    }

    /// <summary>The company's score; "all" is every scope together.</summary>
    public static IReadOnlyList<ForecastScore> Of(SpendingCompany company) =>
        Ask(
            company,
            """
            SELECT coalesce(scope_type, 'all'), period_type, count(*), sum(error_ratio), sum(naive_error_ratio), sum(outcome_usd)::DOUBLE,
              sum(abs(error_usd))::DOUBLE, sum(abs(naive_error_usd))::DOUBLE,
              count(is_inside_80), count(*) FILTER (WHERE is_inside_80), count(*) FILTER (WHERE is_inside_95)
            FROM mart_forecast_backtest_weekly
            WHERE error_ratio IS NOT NULL
            GROUP BY GROUPING SETS ((scope_type, period_type), (period_type))
            """,
            row => new ForecastScore(
                row.GetString(0),
                row.GetString(1),
                row.GetInt64(2),
                row.GetDouble(3),
                row.GetDouble(4),
                row.GetDouble(5),
                row.GetDouble(6),
                row.GetDouble(7),
                row.GetInt64(8),
                row.GetInt64(9),
                row.GetInt64(10)
            )
        );

    /// <summary>The sum of two scores of one kind.</summary>
    public static ForecastScore operator +(ForecastScore one, ForecastScore other) =>
        one with
        {
            Count = one.Count + other.Count,
            Errors = one.Errors + other.Errors,
            NaiveErrors = one.NaiveErrors + other.NaiveErrors,
            Usd = one.Usd + other.Usd,
            ErrorUsd = one.ErrorUsd + other.ErrorUsd,
            NaiveUsd = one.NaiveUsd + other.NaiveUsd,
            Intervals = one.Intervals + other.Intervals,
            Inside80 = one.Inside80 + other.Inside80,
            Inside95 = one.Inside95 + other.Inside95,
        };

    /// <summary>A line of the README's table.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {ScopeType} | {PeriodType} | {Count:N0} | {100 * Mape:0.0} % | {100 * NaiveErrors / Count:0.0} % | {ErrorUsd / NaiveUsd:0.00} | "
                + $"{100 * ErrorUsd / Usd:0.0} % | {100 * Coverage80:0.0} % | {100 * Coverage95:0.0} % |"
        );
}
