-- Whole days on which the grouped tokens are not the vendor's ungrouped total: the vendor may have cut a bucket at its largest groups. Money is not affected.
-- severity: warn
-- source: claude-console
WITH keys AS (
  SELECT usage_date, billing_account_id, sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens
    + output_tokens) AS key_tokens
  FROM int_claude_console__key_usage
  GROUP BY ALL
),
totals AS (
  SELECT usage_date, billing_account_id, sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens
    + output_tokens) AS total_tokens
  FROM stg_claude_console__usage_total
  GROUP BY ALL
)
SELECT usage_date, billing_account_id, coalesce(key_tokens, 0) AS key_tokens, coalesce(total_tokens, 0) AS total_tokens
FROM keys
FULL JOIN totals USING (usage_date, billing_account_id)
SEMI JOIN (SELECT usage_date, billing_account_id FROM int_claude_console__days WHERE is_complete) AS whole USING (usage_date, billing_account_id)
WHERE coalesce(key_tokens, 0) <> coalesce(total_tokens, 0)
