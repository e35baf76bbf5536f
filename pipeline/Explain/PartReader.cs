using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Explain;

/// <summary>The parts of one cost center's bill, each with what stands behind it.</summary>
internal sealed class PartReader(DuckDBConnection warehouse, BillingMonth month, string costCenterId, int mostRows, AddingUp sums)
{
    private const string Direct = "direct";
    private const string NoPool = "none";

    // What a line is beside its month, its account and its cost center.
    private const string LineKeys = "charge_category, product, model, cost_type, person_id, principal_id, rule_id, pool_id, is_estimate";

    private readonly string center = $"cost_center_id = {Sql.Text(costCenterId)}";

    /// <summary>Amounts by account: direct use first, then rules and pools, then corrections by the month of use.</summary>
    public ILookup<(string Provider, string BillingAccountId), BillPart> Read() =>
        warehouse
            .Query(
                $"""
                WITH lines AS (
                  SELECT *, sign(date_diff('month', {Sql.Date(month.Start)}, billing_month)) AS place FROM mart_chargeback_lines WHERE {center}
                ),
                parts AS (
                  SELECT provider, billing_account_id, charge_month, charge_class IS NOT NULL AS is_correction,
                    CASE WHEN charge_class IS NULL THEN rule_id END AS rule_id, CASE WHEN charge_class IS NULL THEN pool_id END AS pool_id,
                      charge_class IS NULL AND rule_id <> '{Direct}' AS is_ruled,
                    max(allocation_method) AS allocation_method, sum(billed_usd) AS billed_usd, sum(ledger_usd) AS ledger_usd
                  FROM lines WHERE place = 0
                  GROUP BY ALL
                ),
                others AS (
                  SELECT provider, billing_account_id, charge_month, rule_id, pool_id,
                    sum(billed_usd) FILTER (WHERE place < 0) AS earlier_billed_usd, sum(ledger_usd) FILTER (WHERE place < 0) AS earlier_usd,
                      sum(ledger_usd) FILTER (WHERE place > 0) AS later_usd, 0 AS current_usd
                  FROM lines WHERE place <> 0
                  GROUP BY ALL
                  UNION ALL
                  SELECT provider, billing_account_id, charge_month, rule_id, pool_id, 0, 0, 0,
                    sum(billed_usd) FROM int_charges__allocated WHERE {center} GROUP BY ALL
                )
                SELECT
                  p.provider, p.billing_account_id, p.is_correction, p.charge_month, p.rule_id, p.pool_id, p.allocation_method,
                  p.billed_usd::DECIMAL(38, 2), p.ledger_usd::DECIMAL(38, 12),
                  coalesce(sum(o.earlier_billed_usd), 0)::DECIMAL(38, 2), coalesce(sum(o.earlier_usd), 0)::DECIMAL(38, 12),
                  coalesce(sum(o.later_usd), 0)::DECIMAL(38, 12), coalesce(sum(o.current_usd), 0)::DECIMAL(38, 12), p.is_ruled
                FROM parts p
                LEFT JOIN others o
                  ON o.provider = p.provider AND o.billing_account_id = p.billing_account_id AND o.charge_month = p.charge_month AND (p.is_correction OR
                    (o.rule_id = p.rule_id AND o.pool_id = p.pool_id))
                GROUP BY ALL
                ORDER BY p.provider, p.billing_account_id, p.is_correction, p.is_ruled, p.charge_month, p.rule_id, p.pool_id
                """,
                row => new BillPart(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetBoolean(2),
                    BillingMonth.Of(row.GetFieldValue<DateOnly>(3)),
                    row.IsDBNull(4) ? "" : row.GetString(4),
                    row.IsDBNull(5) ? "" : row.GetString(5),
                    row.GetString(6),
                    row.GetDecimal(7),
                    row.GetDecimal(8),
                    row.GetDecimal(9),
                    row.GetDecimal(10),
                    row.GetDecimal(11),
                    row.GetDecimal(12)
                )
            )
            .ToLookup(part => (part.Provider, part.BillingAccountId));

    /// <summary>A part with its pool or what it changes, and its ledger rows; all of it added up.</summary>
    public ExplainedPart Explain(BillPart part)
    {
        sums.Compare(
            Where(part),
            "this bill, earlier and later ones",
            part.EarlierUsd + part.LedgerUsd + part.LaterUsd,
            "what the ledger puts here now",
            part.CurrentUsd
        );
        return part switch
        {
            { IsCorrection: true } => Correction(part),
            { PoolId: NoPool } => Whole(part),
            _ => Shared(part),
        };
    }

    private ExplainedPart Whole(BillPart part)
    {
        if (part.RuleId != Direct && Moves(part) is { Count: > 0 } taken)
        {
            sums.Near(
                Where(part),
                "the parts of direct use that the rule takes",
                taken.Sum(move => move.Usd),
                "what the ledger puts here now",
                part.CurrentUsd,
                taken.Sum(move => move.RowCount)
            );
            return Make(part, "rule", Rows(Taken(part, taken))) with { RuleMatch = Rule(part)?.Match, Moves = taken };
        }

        var rows = Rows($"{Of(part)} AND {center} AND rule_id = {Sql.Text(part.RuleId)} AND pool_id = '{NoPool}'");
        if (part.RuleId != Direct)
        {
            sums.Compare(Where(part), "what the ledger puts here now", part.CurrentUsd, "the sum of its rows", rows.Usd);
            return Make(part, "rule", rows) with { RuleMatch = Rule(part)?.Match };
        }

        var moves = Moves(part);
        sums.Near(
            Where(part),
            "the sum of its rows less what rules on skills take",
            rows.Usd - moves.Sum(move => move.Usd),
            "what the ledger puts here now",
            part.CurrentUsd,
            moves.Sum(move => move.RowCount)
        );
        return Make(part, "direct", rows) with { Moves = moves };
    }

    private ExplainedPart Shared(BillPart part)
    {
        var moves = Moves(part);
        var rows = Rows(moves.Count > 0 ? Taken(part, moves) : $"pool_id = {Sql.Text(part.PoolId)}");
        var rule = Rule(part);
        var origin = warehouse.Scalar<decimal>(
            $"SELECT coalesce(sum(billed_usd), 0)::DECIMAL(38, 12) FROM int_charges__carved WHERE pool_id = {Sql.Text(part.PoolId)}"
        );
        if (moves.Count > 0)
        {
            sums.Near(
                part.PoolId,
                "the parts of direct use that the rule takes",
                moves.Sum(move => move.Usd),
                "what went into the pool",
                origin,
                moves.Sum(move => move.RowCount)
            );
        }
        else
        {
            sums.Compare(part.PoolId, "what went into the pool", origin, "the sum of its rows", rows.Usd);
        }

        return Make(part, "pool", rows) with
        {
            RuleMatch = rule?.Match,
            Pool = Pool(part, origin, rule?.KeyScope),
            Moves = moves,
        };
    }

    // Of direct use: what rules on skills take from it, of this cost center's. Of such a rule: what it takes, from everybody's.
    private IReadOnlyList<MovedUse> Moves(BillPart part)
    {
        var isDirect = part.RuleId == Direct;
        var ofRule = isDirect
            ? "true"
            : $"rule_id = {Sql.Text(part.RuleId)} AND pool_id = {Sql.Text(part.PoolId)} AND receiver IN ('none', {Sql.Text(costCenterId)})";
        return warehouse.Query(
            $"""
            WITH direct AS (
              SELECT product, sum(billed_usd) AS usd, count(*) AS row_count FROM int_charges__ruled
              WHERE {Of(part)} AND rule_id = '{Direct}' AND charge_category = 'Usage' {(isDirect ? "AND " + center : "")}
              GROUP BY ALL
            )
            SELECT rule_id, product, sum(allocated_ratio)::DECIMAL(38, 18), max(usd)::DECIMAL(38, 12), max(row_count) * count(*)
            FROM int_attributed_spend__moved
            JOIN direct USING (product)
            WHERE {Of(part)} AND weight > 0 AND {ofRule}
            GROUP BY ALL
            ORDER BY ALL
            """,
            row => new MovedUse(row.GetString(0), row.GetString(1), row.GetDecimal(2), row.GetDecimal(3), row.GetInt64(4))
        );
    }

    private static string Taken(BillPart part, IReadOnlyList<MovedUse> moves) =>
        $"{Of(part)} AND rule_id = '{Direct}' AND charge_category = 'Usage' AND product IN ({string.Join(", ", moves.Select(move => Sql.Text(move.Product)))})";

    private ExplainedPart Correction(BillPart part)
    {
        var changed =
            $"SELECT {LineKeys}, sum(ledger_usd) AS usd FROM mart_chargeback_lines WHERE billing_month = {Sql.Date(month.Start)} AND charge_class IS NOT "
            + $"NULL AND {Of(part)} AND {center} GROUP BY ALL";
        var largest = warehouse.Query(
            $"""
            WITH changed AS ({changed}),
            earlier AS (SELECT {LineKeys}, sum(ledger_usd) AS earlier_usd FROM mart_chargeback_lines WHERE billing_month < {Sql.Date(month.Start)} AND {Of(
                part
            )} AND {center} GROUP BY ALL)
            SELECT coalesce(nullif(person_id, 'none'), principal_id), product, model, cost_type, rule_id, coalesce(earlier_usd, 0)::DECIMAL(38, 12),
              usd::DECIMAL(38, 12)
            FROM changed LEFT JOIN earlier USING ({LineKeys})
            ORDER BY abs(usd) DESC, {LineKeys}
            LIMIT {mostRows}
            """,
            row => new ChangedLine(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.GetDecimal(5),
                row.GetDecimal(6),
                row.GetDecimal(5) + row.GetDecimal(6)
            )
        );
        var (count, total) = warehouse
            .Query($"SELECT count(*), coalesce(sum(usd), 0)::DECIMAL(38, 12) FROM ({changed})", row => (row.GetInt64(0), row.GetDecimal(1)))
            .Single();
        sums.Compare(Where(part), "the correction", part.LedgerUsd, "the sum of the lines that it changes", total);
        var rows = Rows(
            $"""
            {Of(part)} AND EXISTS (
              SELECT 1 FROM ({changed}) AS c
              WHERE c.charge_category = r.charge_category AND c.product = r.product AND c.model = r.model AND c.cost_type = r.cost_type AND c.is_estimate =
                r.is_estimate AND c.pool_id = r.pool_id
                AND (c.pool_id <> '{NoPool}' OR (r.{center} AND c.rule_id = r.rule_id AND c.person_id = r.person_id AND c.principal_id = r.principal_id)))
            """
        );
        return Make(part, "correction", rows) with { Changes = new(count, total, largest, line => line.CorrectionUsd) };
    }

    private ExplainedPool? Pool(BillPart part, decimal origin, string? keyScope)
    {
        var shares = warehouse.Query(
            $"""
            SELECT s.cost_center_id, s.weight::DECIMAL(38, 0), s.allocated_ratio, coalesce(a.usd, 0)::DECIMAL(38, 12), s.pool_weight::DECIMAL(38, 0),
              s.is_weighed
            FROM int_pools__shared s
            LEFT JOIN (SELECT cost_center_id, sum(billed_usd) AS usd FROM int_charges__allocated WHERE pool_id = {Sql.Text(
                part.PoolId
            )} GROUP BY ALL) a USING (cost_center_id)
            WHERE s.pool_id = {Sql.Text(part.PoolId)}
            ORDER BY s.weight DESC, s.cost_center_id
            """,
            row =>
                (
                    Share: new PoolShare(row.GetString(0), row.GetDecimal(1), row.GetDecimal(2), row.GetDecimal(3)),
                    PoolWeight: row.GetDecimal(4),
                    IsWeighed: row.GetBoolean(5)
                )
        );
        if (shares.Count == 0)
        {
            return null;
        }

        var own = shares.Select(share => share.Share).SingleOrDefault(share => share.CostCenterId == costCenterId);
        var all = shares.Sum(share => share.Share.Usd);
        sums.Compare(part.PoolId, "what went into the pool", origin, "the sum of what cost centers got", all);
        sums.Compare(part.PoolId, "the whole of the pool", 1m, "the sum of the ratios", shares.Sum(share => share.Share.AllocatedRatio));
        sums.Compare(Where(part), "what the ledger puts here now", part.CurrentUsd, "its share of the pool", own?.Usd ?? 0m);
        return new ExplainedPool(
            part.PoolId,
            origin,
            keyScope,
            shares[0].PoolWeight,
            shares[0].IsWeighed,
            own,
            new(shares.Count, all, [.. shares.Take(mostRows).Select(share => share.Share)], share => share.Usd)
        );
    }

    private Shown<LedgerRow> Rows(string condition)
    {
        var (count, total) = warehouse
            .Query($"SELECT count(*), coalesce(sum(billed_usd), 0)::DECIMAL(38, 12) FROM int_charges__ruled r WHERE {condition}", row =>
                (row.GetInt64(0), row.GetDecimal(1))
            )
            .Single();
        var largest = warehouse.Query(
            $"""
            SELECT source, source_row_key, usage_date, billing_account_id, coalesce(nullif(person_id, 'none'), principal_id), product, model, cost_type,
              billed_usd FROM int_charges__ruled r
            WHERE {condition} ORDER BY abs(billed_usd) DESC, source, source_row_key LIMIT {mostRows}
            """,
            row => new LedgerRow(
                row.GetString(0),
                row.GetString(1),
                row.GetFieldValue<DateOnly>(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                row.GetDecimal(8)
            )
        );
        return new(count, total, largest, row => row.BilledUsd);
    }

    /// <summary>What allocation_rules.csv says now of the rule in the month of use; null where it has none of that name.</summary>
    private (string Match, string KeyScope)? Rule(BillPart part) =>
        warehouse
            .Query(
                $"""
                SELECT array_to_string(list_transform(map_entries(match), lambda condition: concat(condition.key, '=', condition.value)), '; '),
                  key_scope FROM ref_allocation_rules
                WHERE rule_id = {Sql.Text(part.RuleId)} AND valid_from < {Sql.Date(part.ChargeMonth.End)} AND (valid_to IS NULL OR valid_to > {Sql.Date(
                    part.ChargeMonth.Start
                )})
                ORDER BY line_number LIMIT 1
                """,
                row => ((string, string)?)(row.GetString(0), row.GetString(1))
            )
            .SingleOrDefault();

    private string Where(BillPart part) =>
        string.Join(
            ' ',
            new[]
            {
                costCenterId,
                month.ToString(),
                part.Provider,
                part.BillingAccountId,
                part.IsCorrection ? $"correction of {part.ChargeMonth}" : part.RuleId,
            }
        );

    private static string Of(BillPart part) =>
        $"charge_month = {Sql.Date(part.ChargeMonth.Start)} AND provider = {Sql.Text(part.Provider)} AND billing_account_id = "
        + $"{Sql.Text(part.BillingAccountId)}";

    private static ExplainedPart Make(BillPart part, string kind, Shown<LedgerRow> rows) =>
        new(
            kind,
            part.ChargeMonth.ToString(),
            part.IsCorrection || part.RuleId == Direct ? null : part.RuleId,
            part.IsCorrection ? null : part.AllocationMethod,
            null,
            part.BilledUsd,
            part.LedgerUsd,
            part.EarlierBilledUsd,
            part.EarlierUsd,
            part.LaterUsd,
            part.CurrentUsd,
            [],
            null,
            null,
            rows
        );
}
