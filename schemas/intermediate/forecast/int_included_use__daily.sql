-- Use that credits included in an account's fees paid for, at list price: what a day would have cost had they been used up. A vendor draws on them from the
-- month's first day until nothing is left (GitHub's pooled credits), so a day counts where the account's month has cost nothing before it and the day costs
-- nothing, or is the one on which they ran out. A discount on every day is none. Each scope's own use; what a rule shares by other weights than list price
-- stands by these weights. Only what is known on the day decides.
-- grain: scope_type, scope_id, provider, billing_account_id, usage_date
WITH account_days AS (
  SELECT provider, billing_account_id, charge_month, usage_date, sum(list_usd) AS list_usd, sum(billed_usd) AS billed_usd
  FROM int_charges__ruled
  WHERE charge_category = 'Usage'
  GROUP BY ALL
),
before AS (
  SELECT
    *,
    coalesce(sum(list_usd) OVER earlier, 0) AS list_before_usd,
    coalesce(sum(billed_usd) OVER earlier, 0) AS billed_before_usd
  FROM account_days
  WINDOW earlier AS (PARTITION BY provider, billing_account_id, charge_month ORDER BY usage_date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
drawn AS (
  SELECT provider, billing_account_id, usage_date
  FROM before
  WHERE list_usd > billed_usd AND billed_before_usd = 0 AND (billed_usd = 0 OR list_before_usd > 0)
),
included AS (
  SELECT r.cost_center_id, r.provider, r.billing_account_id, r.usage_date, r.allocation_method, r.pool_id, sum(r.list_usd - r.billed_usd) AS included_usd
  FROM int_charges__ruled r
  SEMI JOIN drawn d ON d.provider = r.provider AND d.billing_account_id = r.billing_account_id AND d.usage_date = r.usage_date
  WHERE r.charge_category = 'Usage'
  GROUP BY ALL
),
centers AS (
  SELECT cost_center_id, provider, billing_account_id, usage_date, included_usd FROM included WHERE pool_id = 'none' OR allocation_method = 'list_spend'
  UNION ALL
  SELECT s.cost_center_id, i.provider, i.billing_account_id, i.usage_date, usd_from_pico(scaled(pico(i.included_usd), s.weight, s.pool_weight))
  FROM included i
  JOIN int_pools__shared s USING (pool_id)
  WHERE i.allocation_method <> 'list_spend'
),
scoped AS (
  SELECT 'organization' AS scope_type, 'organization' AS scope_id, provider, billing_account_id, usage_date, included_usd FROM included
  UNION ALL
  SELECT 'provider', provider, provider, billing_account_id, usage_date, included_usd FROM included
  UNION ALL
  SELECT 'cost_center', cost_center_id, provider, billing_account_id, usage_date, included_usd FROM centers
  UNION ALL
  SELECT 'team', c.department, c.provider, c.billing_account_id, c.usage_date, c.list_usd - c.billed_usd
  FROM int_charges__assigned c
  SEMI JOIN drawn d ON d.provider = c.provider AND d.billing_account_id = c.billing_account_id AND d.usage_date = c.usage_date
  WHERE c.charge_category = 'Usage' AND c.person_id IS NOT NULL AND c.department IS NOT NULL
)
SELECT
  scope_type,
  scope_id,
  provider,
  billing_account_id,
  usage_date,
  CAST(sum(included_usd) AS DECIMAL(38, 12)) AS included_usd
FROM scoped
GROUP BY ALL
