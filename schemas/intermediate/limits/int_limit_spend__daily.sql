-- What counts, or would count, against a limit per day, for each person and organization of int_limits__combined: metered use (FOCUS ChargeCategory Usage;
-- fees, tax and credits are no use) on the account's whole days, at ledger cost and before any allocation.
-- grain: provider, billing_account_id, scope_type, scope_id, usage_date
WITH limited AS (
  SELECT DISTINCT provider, billing_account_id, scope_type, scope_id FROM int_limits__combined
),
since AS (
  -- a month more: the pace of the first limited month is made of the days before it
  SELECT min(limit_month) - INTERVAL 1 MONTH AS first_date FROM int_limits__combined
),
counted AS (
  SELECT k.provider, k.billing_account_id, coalesce(a.person_id, a.principal_id) AS scope_id, a.usage_date, sum(a.billed_usd) AS spent_usd
  FROM int_charges__assigned a
  SEMI JOIN (SELECT provider, billing_account_id, usage_date FROM int_days__covered WHERE is_complete) USING (provider, billing_account_id, usage_date)
  JOIN since ON a.usage_date >= since.first_date
  JOIN int_limit_accounts__counted k ON k.charged_provider = a.provider AND k.charged_account_id = a.billing_account_id
  WHERE a.charge_category = 'Usage'
  GROUP BY k.provider, k.billing_account_id, coalesce(a.person_id, a.principal_id), a.usage_date
)
SELECT provider, billing_account_id, 'person' AS scope_type, scope_id, usage_date, CAST(spent_usd AS DECIMAL(38, 12)) AS spent_usd
FROM counted
SEMI JOIN (SELECT * FROM limited WHERE scope_type = 'person') USING (provider, billing_account_id, scope_id)
UNION ALL
SELECT provider, billing_account_id, 'organization', 'organization', usage_date, CAST(sum(spent_usd) AS DECIMAL(38, 12))
FROM counted
SEMI JOIN (SELECT * FROM limited WHERE scope_type = 'organization') USING (provider, billing_account_id)
GROUP BY provider, billing_account_id, usage_date
