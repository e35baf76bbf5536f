-- The vendor's own ungrouped total of a day minus all that users and groups explain: what fell off the buckets' 100 largest groups.
-- With it the ledger of a day is the vendor's total, exactly. A day without a total gets no remainder; reconciliation calls it missing.
-- grain: usage_date, billing_account_id
WITH explained AS (
  SELECT usage_date, billing_account_id, list_usd, billed_usd, uncached_input_tokens, cache_read_tokens,
    cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count
  FROM int_claude_analytics__user_charges
  UNION ALL
  SELECT usage_date, billing_account_id, list_usd, billed_usd, uncached_input_tokens, cache_read_tokens,
    cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count
  FROM int_claude_analytics__group_residuals
),
days AS (
  SELECT usage_date, billing_account_id,
    sum(list_usd) AS list_usd, sum(billed_usd) AS billed_usd,
    sum(uncached_input_tokens) AS uncached_input_tokens, sum(cache_read_tokens) AS cache_read_tokens,
    sum(cache_write_5m_tokens) AS cache_write_5m_tokens, sum(cache_write_1h_tokens) AS cache_write_1h_tokens,
    sum(output_tokens) AS output_tokens, sum(request_count) AS request_count
  FROM explained
  GROUP BY ALL
),
remainders AS (
  SELECT
    usage_date, billing_account_id,
    coalesce(c.list_usd - coalesce(d.list_usd, 0), 0) AS list_usd,
    coalesce(c.billed_usd - coalesce(d.billed_usd, 0), 0) AS billed_usd,
    CAST(coalesce(u.uncached_input_tokens - coalesce(d.uncached_input_tokens, 0), 0) AS BIGINT) AS uncached_input_tokens,
    CAST(coalesce(u.cache_read_tokens - coalesce(d.cache_read_tokens, 0), 0) AS BIGINT) AS cache_read_tokens,
    CAST(coalesce(u.cache_write_5m_tokens - coalesce(d.cache_write_5m_tokens, 0), 0) AS BIGINT) AS cache_write_5m_tokens,
    CAST(coalesce(u.cache_write_1h_tokens - coalesce(d.cache_write_1h_tokens, 0), 0) AS BIGINT) AS cache_write_1h_tokens,
    CAST(coalesce(u.output_tokens - coalesce(d.output_tokens, 0), 0) AS BIGINT) AS output_tokens,
    CAST(coalesce(u.request_count - coalesce(d.request_count, 0), 0) AS BIGINT) AS request_count
  FROM stg_claude_analytics__cost_total c
  FULL JOIN stg_claude_analytics__usage_total u USING (usage_date, billing_account_id)
  LEFT JOIN days d USING (usage_date, billing_account_id)
)
SELECT *
FROM remainders
WHERE list_usd <> 0 OR billed_usd <> 0 OR request_count <> 0
  OR uncached_input_tokens <> 0 OR cache_read_tokens <> 0 OR cache_write_5m_tokens <> 0 OR cache_write_1h_tokens <> 0 OR output_tokens <> 0
