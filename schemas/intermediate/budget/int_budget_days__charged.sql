-- What each scope that is budgeted or forecast came to per day and billing account. The organization is all cost centers, unassigned, unattributed and central
-- among them; cost centers and vendors stand as they are charged. A team is a department of the directory: what its people used, at ledger cost and before any
-- allocation; only teams that have a budget are here.
-- grain: scope_type, scope_id, provider, billing_account_id, usage_date
WITH amounts AS (
  SELECT 'organization' AS scope_type, 'organization' AS scope_id, provider, billing_account_id, usage_date, charge_kind, billed_usd FROM int_chargeback__daily
  UNION ALL
  SELECT 'cost_center', cost_center_id, provider, billing_account_id, usage_date, charge_kind, billed_usd FROM int_chargeback__daily
  UNION ALL
  SELECT 'provider', provider, provider, billing_account_id, usage_date, charge_kind, billed_usd FROM int_chargeback__daily
  UNION ALL
  SELECT 'team', department, provider, billing_account_id, usage_date,
    CASE charge_category WHEN 'Usage' THEN 'usage' WHEN 'Purchase' THEN 'fee' ELSE 'other' END, billed_usd
  FROM int_charges__assigned
  WHERE person_id IS NOT NULL AND department IN (SELECT scope_id FROM int_budget_periods__listed WHERE scope_type = 'team')
)
SELECT
  scope_type,
  scope_id,
  provider,
  billing_account_id,
  usage_date,
  CAST(coalesce(sum(billed_usd) FILTER (WHERE charge_kind = 'usage'), 0) AS DECIMAL(38, 12)) AS usage_usd,
  CAST(coalesce(sum(billed_usd) FILTER (WHERE charge_kind = 'fee'), 0) AS DECIMAL(38, 12)) AS fee_usd,
  CAST(sum(billed_usd) AS DECIMAL(38, 12)) AS billed_usd
FROM amounts
GROUP BY ALL
