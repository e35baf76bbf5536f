-- Days on which the analysts' cube and the ledger disagree in money, tokens or requests.
WITH cube AS (
  SELECT usage_date, provider, billing_account_id, sum(billed_usd) AS billed_usd, sum(list_usd) AS list_usd,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS tokens,
    sum(request_count) AS request_count
  FROM mart_spend_daily
  GROUP BY ALL
),
ledger AS (
  SELECT usage_date, provider, billing_account_id, sum(billed_usd) AS billed_usd, sum(list_usd) AS list_usd,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS tokens,
    sum(request_count) AS request_count
  FROM int_charges__unioned
  GROUP BY ALL
)
SELECT
  usage_date, provider, billing_account_id,
  c.billed_usd AS cube_usd, l.billed_usd AS ledger_usd, c.tokens AS cube_tokens, l.tokens AS ledger_tokens
FROM ledger l
FULL JOIN cube c USING (usage_date, provider, billing_account_id)
WHERE c.billed_usd IS DISTINCT FROM l.billed_usd
  OR c.list_usd IS DISTINCT FROM l.list_usd
  OR c.tokens IS DISTINCT FROM l.tokens
  OR c.request_count IS DISTINCT FROM l.request_count
