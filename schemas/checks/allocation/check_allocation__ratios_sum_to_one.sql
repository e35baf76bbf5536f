-- Pools in which the ratios don't add up to exactly 1, or the parts to what went into the pool.
WITH parts AS (
  SELECT pool_id, sum(billed_usd) AS parts_usd, sum(list_usd) AS parts_list_usd
  FROM int_charges__allocated
  WHERE pool_id <> 'none'
  GROUP BY ALL
),
origins AS (
  SELECT pool_id, sum(billed_usd) AS origin_usd, sum(list_usd) AS origin_list_usd
  FROM int_charges__carved
  WHERE pool_id <> 'none'
  GROUP BY ALL
),
ratios AS (
  SELECT pool_id, sum(allocated_ratio) AS ratio_sum FROM int_pools__shared GROUP BY ALL
)
SELECT pool_id, r.ratio_sum, o.origin_usd, p.parts_usd, o.origin_list_usd, p.parts_list_usd
FROM origins o
FULL JOIN parts p USING (pool_id)
FULL JOIN ratios r USING (pool_id)
WHERE r.ratio_sum IS DISTINCT FROM 1 OR p.parts_usd IS DISTINCT FROM o.origin_usd OR p.parts_list_usd IS DISTINCT FROM o.origin_list_usd
