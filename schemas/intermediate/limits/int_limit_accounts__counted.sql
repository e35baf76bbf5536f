-- Whose charges count against a limit: all accounts of the vendor, of every vendor for *, and for a vendor's own limit the account that it is of. Claude's
-- limits name no organization that the bills know, unless finops.json gives them the same name: then all accounts of the Analytics API count. Whole days are
-- those that will not change any more by being late.
-- grain: provider, billing_account_id, charged_provider, charged_account_id
WITH limited AS (
  SELECT DISTINCT provider, billing_account_id FROM int_limits__combined
),
accounts AS (
  SELECT DISTINCT provider, billing_account_id, source FROM int_billing_authority__daily
),
counted AS (
  SELECT l.provider, l.billing_account_id, a.provider AS charged_provider, a.billing_account_id AS charged_account_id
  FROM limited l
  JOIN accounts a USING (provider)
  WHERE l.billing_account_id = '*'
  UNION
  SELECT l.provider, l.billing_account_id, a.provider, a.billing_account_id
  FROM limited l
  CROSS JOIN accounts a
  WHERE l.provider = '*'
  UNION
  SELECT l.provider, l.billing_account_id, a.provider, a.billing_account_id
  FROM limited l
  JOIN accounts a ON a.provider = l.provider AND a.source = 'claude-analytics'
  WHERE l.billing_account_id <> '*'
  QUALIFY a.billing_account_id = l.billing_account_id OR NOT bool_or(a.billing_account_id = l.billing_account_id) OVER (PARTITION BY l.provider,
    l.billing_account_id)
)
SELECT k.provider, k.billing_account_id, k.charged_provider, k.charged_account_id, min(d.usage_date) AS first_whole_date, max(d.usage_date) AS last_whole_date
FROM counted k
LEFT JOIN int_days__covered d ON d.provider = k.charged_provider AND d.billing_account_id = k.charged_account_id AND d.is_complete
GROUP BY k.provider, k.billing_account_id, k.charged_provider, k.charged_account_id
