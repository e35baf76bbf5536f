-- Products with a part carved out by a rule on skills, where the ratios of what stayed and what went don't add up to exactly 1, or the parts don't add up to
-- what was there.
WITH origins AS (
  SELECT charge_month, provider, billing_account_id, product, sum(billed_usd) AS origin_usd, sum(list_usd) AS origin_list_usd
  FROM int_charges__ruled
  GROUP BY ALL
),
parts AS (
  SELECT charge_month, provider, billing_account_id, product, sum(billed_usd) AS parts_usd, sum(list_usd) AS parts_list_usd,
    min(allocated_ratio) FILTER (WHERE rule_id = 'direct' AND charge_category = 'Usage') AS least_kept_ratio,
    max(allocated_ratio) FILTER (WHERE rule_id = 'direct' AND charge_category = 'Usage') AS most_kept_ratio
  FROM int_charges__carved
  GROUP BY ALL
),
moved AS (
  SELECT charge_month, provider, billing_account_id, product, sum(allocated_ratio) AS moved_ratio FROM int_attributed_spend__shared GROUP BY ALL
)
SELECT charge_month, provider, billing_account_id, product, m.moved_ratio, p.least_kept_ratio, p.most_kept_ratio, o.origin_usd, p.parts_usd, o.origin_list_usd,
  p.parts_list_usd
FROM origins o
FULL JOIN parts p USING (charge_month, provider, billing_account_id, product)
LEFT JOIN moved m USING (charge_month, provider, billing_account_id, product)
WHERE coalesce(p.least_kept_ratio, 1) + coalesce(m.moved_ratio, 0) <> 1 OR coalesce(p.most_kept_ratio, 1) + coalesce(m.moved_ratio, 0) <> 1
  OR p.parts_usd IS DISTINCT FROM o.origin_usd OR p.parts_list_usd IS DISTINCT FROM o.origin_list_usd
