-- The share of each cost center in a pool. The ratios of a pool sum to exactly 1: the last of their 18 decimals goes by largest remainder, ties by
-- cost_center_id.
-- grain: pool_id, cost_center_id
WITH totals AS (
  SELECT pool_id, cost_center_id, weight, is_weighed, sum(weight) OVER (PARTITION BY pool_id) AS pool_weight
  FROM int_pools__weighted
),
cut AS (
  SELECT *, left_over(CAST(1000000000000000000 AS HUGEINT), weight * 1000000000000000000, pool_weight, pool_id) AS left_over_units
  FROM totals
)
SELECT
  pool_id,
  cost_center_id,
  weight,
  pool_weight,
  is_weighed,
  CAST(CAST(largest_remainder(weight * 1000000000000000000, pool_weight, left_over_units, pool_id, cost_center_id) AS DECIMAL(38, 0))
    * 0.000000000000000001 AS DECIMAL(38, 18))
    AS allocated_ratio
FROM cut
