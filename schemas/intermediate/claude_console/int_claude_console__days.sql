-- Days that the Console has answered for. The vendor gives no watermark; its figures are there after minutes, "occasionally longer": a day read six
-- hours after its end is whole.
-- grain: provider, billing_account_id, usage_date
SELECT
  'anthropic' AS provider,
  part AS billing_account_id,
  usage_date,
  count(DISTINCT entity) = 3 AND min(extracted_at_utc) >= CAST(usage_date + 1 AS TIMESTAMPTZ) + INTERVAL 6 HOUR AS is_complete
FROM landed
WHERE source = 'claude-console' AND entity IN ('cost_report', 'cost_report_total', 'messages_usage')
GROUP BY part, usage_date
