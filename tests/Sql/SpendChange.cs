using Finops.Build;
using Finops.Database;

namespace Finops.Tests.SqlModels;

/// <summary>The parts of one cost center's change, as mart_spend_change_monthly states them, in exact USD.</summary>
internal sealed record SpendChange(
    decimal Change,
    decimal People,
    decimal Volume,
    decimal Mix,
    decimal Price,
    decimal Fees,
    decimal Unattributed,
    decimal Allocated
)
{
    private static readonly string[] Chain =
    [
        "int_spend__monthly",
        "int_token_weights__monthly",
        "int_spend_cells__paired",
        "int_spend_centers__paired",
        "mart_spend_change_monthly",
        "int_spend_drivers__paired",
        "mart_spend_change_drivers_monthly",
        "check_spend_change__sums_exactly",
    ];

    /// <summary>The sum of the parts.</summary>
    public decimal Parts => People + Volume + Mix + Price + Fees + Unattributed + Allocated;

    /// <summary>
    /// Runs the real models over charges and returns each cost center's change into <paramref name="month"/>. Prices: 1 USD per million input tokens and 5 for
    /// output,
    /// for every model but those whose name begins with "unpriced". Whatever nobody used is charged again, twofold, as part of a shared pool. Fails when the
    /// build's own check finds a part that does not add up.
    /// </summary>
    public static IReadOnlyDictionary<string, SpendChange> Into(DateOnly month, IEnumerable<SpendCharge> charges)
    {
        using var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, new DateTimeOffset(2026, 12, 15, 6, 0, 0, TimeSpan.Zero));
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

        foreach (var chunk in charges.Chunk(2000))
        {
            connection.Execute(
                $"""
                INSERT INTO int_charges__ruled BY NAME
                SELECT usage_date, date_trunc('month', usage_date)::DATE AS charge_month, cost_center_id, coalesce(person_id, 'none') AS person_id, model,
                  uncached_input_tokens, output_tokens, billed_usd, charge_category, 'direct' AS rule_id, 'none' AS pool_id, 'anthropic' AS provider,
                    'chat' AS product, 0 AS cache_read_tokens, 0 AS cache_write_5m_tokens, 0 AS cache_write_1h_tokens,
                  'none' AS context_window, 'none' AS service_tier, 'none' AS speed, 'none' AS inference_geo, 'none' AS token_type, 'none' AS cost_type
                FROM (VALUES {string.Join(
                    ", ",
                    chunk.Select(Values)
                )}) AS t(usage_date, cost_center_id, person_id, model, uncached_input_tokens, output_tokens, billed_usd, charge_category)
                """
            );
        }

        connection.Execute(
            """
            INSERT INTO int_charges__allocated BY NAME
            SELECT date_trunc('month', usage_date)::DATE AS charge_month, cost_center_id, model, billed_usd * 2 AS billed_usd, charge_category,
              'none' AS person_id, 'even' AS rule_id,
              'pool' AS pool_id, 'anthropic' AS provider, 'chat' AS product, 'none' AS cost_type
            FROM int_charges__ruled WHERE person_id = 'none';
            INSERT INTO int_charges__allocated BY NAME
            SELECT charge_month, cost_center_id, model, billed_usd, charge_category, person_id, rule_id, pool_id, provider, product,
              cost_type FROM int_charges__ruled;
            INSERT INTO int_charges__unioned BY NAME SELECT usage_date, 2 * billed_usd AS billed_usd FROM int_charges__ruled WHERE person_id = 'none';
            INSERT INTO int_charges__unioned BY NAME SELECT usage_date, billed_usd FROM int_charges__ruled;
            INSERT INTO int_model_prices__ordinary BY NAME
            SELECT DISTINCT 'anthropic' AS provider, model, model AS price_model, true AS is_own_line, kind.token_type, kind.price AS usd_per_million_tokens,
              DATE '2026-01-01' AS valid_from, TIMESTAMPTZ '2026-01-01' AS known_at_utc
            FROM int_charges__ruled, (VALUES ('uncached_input', 1), ('output', 5)) AS kind(token_type, price)
            WHERE NOT starts_with(model, 'unpriced');
            """
        );
        foreach (var model in Chain[..^1])
        {
            session.Materialize(WarehouseTypes.Catalog[model]);
        }

        Assert.Equal(0, session.Run(WarehouseTypes.Catalog[Chain[^1]]).FailingRowCount);
        return connection
            .Query(
                $"""
                SELECT cost_center_id, sum(change_usd), sum(people_usd), sum(volume_usd), sum(mix_usd), sum(price_usd), sum(fees_usd), sum(unattributed_usd),
                  sum(allocated_usd)
                FROM mart_spend_change_monthly WHERE billing_month = {Database.Sql.Date(month)} GROUP BY ALL
                """,
                row =>
                    (
                        Center: row.GetString(0),
                        Change: new SpendChange(
                            row.GetDecimal(1),
                            row.GetDecimal(2),
                            row.GetDecimal(3),
                            row.GetDecimal(4),
                            row.GetDecimal(5),
                            row.GetDecimal(6),
                            row.GetDecimal(7),
                            row.GetDecimal(8)
                        )
                    )
            )
            .ToDictionary(row => row.Center, row => row.Change, StringComparer.Ordinal);
    }

    private static string Values(SpendCharge charge) =>
        $"({Database.Sql.Date(charge.Day)}, {Database.Sql.Text(charge.Center)}, {Database.Sql.TextOrNull(charge.Person)}, "
        + $"{Database.Sql.Text(charge.Model)}, {charge.InputTokens}, {charge.OutputTokens}, {charge.Usd:0.############}::DECIMAL(38, 12), "
        + $"{Database.Sql.Text(charge.Category)})";
}
