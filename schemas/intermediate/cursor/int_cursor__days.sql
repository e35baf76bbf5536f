-- Whether Cursor has answered in full for a day after it settled: its events were read a full day after its end. The vendor names no watermark; its
-- dashboard has lagged half a day (README: unconfirmed for the API).
-- grain: provider, billing_account_id, usage_date
SELECT
  'cursor' AS provider,
  part AS billing_account_id,
  usage_date,
  max(extracted_at_utc) >= CAST(usage_date + 2 AS TIMESTAMPTZ) AS is_complete
FROM landed
WHERE source = 'cursor' AND entity = 'usage_events'
GROUP BY part, usage_date
