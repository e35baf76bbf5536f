-- How many people used tokens in a cost center and how many tokens they used, beside the month before.
-- grain: billing_month, cost_center_id
WITH active AS (
  SELECT charge_month, cost_center_id, person_id
  FROM int_spend__monthly
  WHERE charge_category = 'Usage' AND person_id <> 'none'
  GROUP BY ALL
  HAVING sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) > 0
),
people AS (
  SELECT charge_month, cost_center_id, count(*) AS person_count FROM active GROUP BY ALL
),
tokens AS (
  SELECT
    billing_month,
    cost_center_id,
    CAST(sum(previous_tokens) AS BIGINT) AS previous_tokens,
    CAST(sum(total_tokens) AS BIGINT) AS total_tokens
  FROM int_spend_cells__paired
  WHERE spend_kind = 'people'
  GROUP BY ALL
)
SELECT
  t.billing_month,
  t.cost_center_id,
  coalesce(b.person_count, 0) AS previous_person_count,
  coalesce(n.person_count, 0) AS person_count,
  t.previous_tokens,
  t.total_tokens
FROM tokens t
LEFT JOIN people b ON b.charge_month = t.billing_month - INTERVAL 1 MONTH AND b.cost_center_id = t.cost_center_id
LEFT JOIN people n ON n.charge_month = t.billing_month AND n.cost_center_id = t.cost_center_id
