-- The one source that is the bill, for each account that has been seen, from its first day to the as-of day. A line for the account goes before a
-- line for every account ('*'). An account whose days no line covers has no row here and is not in the ledger.
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
accounts AS (
  SELECT DISTINCT provider, billing_account_id, usage_date FROM calendar
),
ruled AS (
  SELECT c.provider, c.billing_account_id, c.usage_date, a.source
  FROM accounts c
  JOIN ref_billing_authority a
    ON a.provider = c.provider AND a.billing_account_id IN (c.billing_account_id, '*')
    AND c.usage_date >= a.valid_from AND (a.valid_to IS NULL OR c.usage_date < a.valid_to)
  QUALIFY row_number() OVER (
    PARTITION BY c.provider, c.billing_account_id, c.usage_date
    ORDER BY a.billing_account_id = '*', a.valid_from DESC, a.source) = 1
)
SELECT provider, billing_account_id, usage_date, source
FROM ruled
SEMI JOIN calendar USING (provider, billing_account_id, usage_date, source)
