-- What each cost center weighs in a pool, by the method of the pool's rule: micro-USD of direct spend (billed), or of the pool's own list cost, tokens, seats,
-- commits, one each, or stated percents. Only known cost centers weigh, only what is above zero, and only the rule's targets if it names any. Where nothing
-- weighs, the targets share evenly; without targets the pool stays unattributed.
-- grain: pool_id, cost_center_id
WITH pools AS (
  SELECT DISTINCT p.pool_id, p.charge_month, p.provider, p.billing_account_id, r.method, r.target_shares, r.key_scope
  FROM int_charges__carved p
  JOIN ref_allocation_rules r ON r.line_number = p.rule_line_number
  WHERE p.pool_id <> 'none'
),
measures AS (
  SELECT 'direct_spend' AS method, charge_month, provider, billing_account_id, cost_center_id, CAST(trunc(sum(billed_usd) * 1000000) AS HUGEINT) AS weight
  FROM int_charges__carved WHERE pool_id = 'none'
  GROUP BY ALL
  UNION ALL
  SELECT 'tokens', charge_month, provider, billing_account_id, cost_center_id, CAST(sum(total_tokens) AS HUGEINT)
  FROM int_charges__carved WHERE pool_id = 'none'
  GROUP BY ALL
  UNION ALL
  SELECT 'seats', charge_month, provider, billing_account_id, cost_center_id, CAST(seat_count AS HUGEINT)
  FROM int_seats__monthly
),
weighed AS (
  SELECT p.pool_id, p.target_shares, m.cost_center_id, sum(m.weight) AS weight
  FROM pools p
  JOIN measures m
    ON m.method = p.method AND m.charge_month = p.charge_month
    AND (p.key_scope = 'all' OR (m.provider = p.provider AND (p.key_scope = 'provider' OR m.billing_account_id = p.billing_account_id)))
  GROUP BY ALL
  UNION ALL
  SELECT p.pool_id, p.target_shares, c.cost_center_id, CAST(trunc(sum(c.list_usd) * 1000000) AS HUGEINT)
  FROM pools p
  JOIN int_charges__carved c USING (pool_id)
  WHERE p.method = 'list_spend'
  GROUP BY ALL
  UNION ALL
  SELECT p.pool_id, p.target_shares, c.cost_center_id, CAST(count(*) AS HUGEINT)
  FROM pools p
  JOIN int_commits__assigned c ON CAST(date_trunc('month', c.usage_date) AS DATE) = p.charge_month
  WHERE p.method = 'commits'
  GROUP BY ALL
  UNION ALL
  SELECT DISTINCT p.pool_id, p.target_shares, c.cost_center_id, CAST(1 AS HUGEINT)
  FROM pools p
  JOIN ref_cost_centers c ON c.valid_from < p.charge_month + INTERVAL 1 MONTH AND (c.valid_to IS NULL OR c.valid_to > p.charge_month)
  WHERE p.method = 'even' AND cardinality(p.target_shares) = 0
  UNION ALL
  SELECT pool_id, target_shares, unnest(map_keys(target_shares)), CAST(unnest(map_values(target_shares)) AS HUGEINT)
  FROM pools
  WHERE method IN ('percent', 'even')
),
-- amount × weight must fit into 38 digits: the weights of a pool of many millions are cut by a whole number
amounts AS (
  SELECT pool_id, greatest(pico(abs(sum(billed_usd))), pico(abs(sum(list_usd))), pico(max(abs(billed_usd))), pico(max(abs(list_usd))), 1) AS pico_usd
  FROM int_charges__carved
  WHERE pool_id <> 'none'
  GROUP BY ALL
),
cut AS (
  SELECT
    w.pool_id, w.target_shares, w.cost_center_id,
    w.weight // (sum(abs(w.weight)) OVER (PARTITION BY w.pool_id) // (CAST('100000000000000000000000000000000000000' AS HUGEINT) // a.pico_usd) + 1) AS weight
  FROM weighed w
  JOIN amounts a USING (pool_id)
),
counted AS (
  SELECT pool_id, cost_center_id, weight
  FROM cut
  WHERE weight > 0 AND cost_center_id NOT IN ('unassigned', 'unattributed', 'central')
    AND (cardinality(target_shares) = 0 OR map_contains(target_shares, cost_center_id))
)
SELECT pool_id, cost_center_id, weight, true AS is_weighed
FROM counted
UNION ALL
SELECT pool_id, unnest(CASE WHEN cardinality(target_shares) = 0 THEN ['unattributed'] ELSE map_keys(target_shares) END), CAST(1 AS HUGEINT), false
FROM pools
ANTI JOIN counted USING (pool_id)
