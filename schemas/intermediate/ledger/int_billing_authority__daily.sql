-- The one source that is charged for each account that has been seen, from its first day to the as-of day, and its role. Only sources that have the account
-- take part: a line for the account goes before a line for every account ('*'), then a line for the provider, then the file's order. Who stands in counts only
-- on days on which no bill of the provider is here; estimates only on days without either, and of several sources of estimates only the first in the file.
-- grain: provider, billing_account_id, usage_date
WITH calendar AS (
  SELECT
    provider,
    billing_account_id,
    source,
    CAST(unnest(generate_series(first_usage_date, greatest(last_usage_date, run.as_of_date), INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM int_accounts__seen
  CROSS JOIN run
),
ruled AS (
  SELECT c.provider, c.billing_account_id, c.usage_date, c.source, a.role, a.rate_type, a.line_number
  FROM calendar c
  JOIN ref_billing_authority a
    ON a.source = c.source AND a.provider IN (c.provider, '*') AND a.billing_account_id IN (c.billing_account_id, '*')
    AND a.role <> 'statement' AND c.usage_date >= a.valid_from AND (a.valid_to IS NULL OR c.usage_date < a.valid_to)
  QUALIFY row_number() OVER (
    PARTITION BY c.provider, c.billing_account_id, c.usage_date
    ORDER BY a.billing_account_id = '*', a.provider = '*', a.line_number, a.valid_from DESC, a.source) = 1
),
billed AS (
  SELECT DISTINCT provider, usage_date FROM ruled WHERE role = 'bill'
),
charged AS (
  SELECT DISTINCT provider, usage_date FROM ruled WHERE role IN ('bill', 'stand_in')
)
SELECT provider, billing_account_id, usage_date, source, role, rate_type
FROM ruled
WHERE role = 'bill'
UNION ALL
SELECT provider, billing_account_id, usage_date, source, role, rate_type
FROM ruled
ANTI JOIN billed USING (provider, usage_date)
WHERE role = 'stand_in'
UNION ALL
SELECT provider, billing_account_id, usage_date, source, role, rate_type
FROM ruled
ANTI JOIN charged USING (provider, usage_date)
WHERE role = 'estimate'
QUALIFY rank() OVER (PARTITION BY provider, usage_date ORDER BY line_number) = 1
