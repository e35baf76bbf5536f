-- Whether GitHub has answered in full for a day: bill, models and persons were read a whole day or more after the day's end. GitHub states no watermark.
-- grain: provider, billing_account_id, usage_date
SELECT
  'github' AS provider,
  part AS billing_account_id,
  usage_date,
  count(DISTINCT entity) FILTER (WHERE extracted_at_utc >= CAST(usage_date + 2 AS TIMESTAMPTZ)) = 3 AS is_complete
FROM landed
WHERE source = 'github-copilot' AND entity IN ('usage', 'model_usage', 'user_model_usage')
GROUP BY part, usage_date
