-- Decimals beyond the ledger's twelve that rounding took from OpenAI's amounts, in total (exact minus rounded). The raw text stays exact.
-- severity: warn
-- source: openai
SELECT
  billing_account_id,
  count(*) AS rounded_row_count,
  sum(rounded_away_usd) AS rounded_away_usd,
  sum(abs(rounded_away_usd)) AS most_rounded_away_usd,
  min(usage_date) AS first_usage_date,
  max(usage_date) AS last_usage_date
FROM stg_openai__costs
WHERE rounded_away_usd <> 0
GROUP BY billing_account_id
