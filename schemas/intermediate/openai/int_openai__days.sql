-- Whether OpenAI has answered in full for a day after it settled. The vendor names no watermark and no delay: a day counts as settled when both cost
-- reports were read a full day after its end (README: unconfirmed).
-- grain: provider, billing_account_id, usage_date
SELECT
  'openai' AS provider,
  part AS billing_account_id,
  usage_date,
  count(DISTINCT entity) = 2 AND min(extracted_at_utc) >= CAST(usage_date + 2 AS TIMESTAMPTZ) AS is_complete
FROM landed
WHERE source = 'openai' AND entity IN ('costs', 'costs_total')
GROUP BY part, usage_date
