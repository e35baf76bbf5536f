-- Cursor's charges: usage events per day, member, model, kind and mode. Events stay in staging. The e-mail is the member's id: events carry no other.
-- Model names are Cursor's own. Seat fees are not in the API.
-- grain: source_row_key
SELECT
  'cursor' AS provider,
  billing_account_id,
  usage_date,
  concat_ws('|', 'events', billing_account_id, usage_date, coalesce(email, 'none'), coalesce(model, 'none'), coalesce(event_kind, 'none'), is_max_mode,
    is_headless) AS source_row_key,
  CASE WHEN email IS NULL THEN 'unattributed' ELSE 'user' END AS principal_type,
  email AS principal_id,
  email AS principal_email,
  CASE WHEN is_headless THEN 'cursor_headless' ELSE 'cursor' END AS product,
  model,
  CASE WHEN is_max_mode THEN 'max' ELSE 'standard' END AS service_tier,
  event_kind AS cost_type,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  count(*) AS request_count,
  CAST(sum(list_usd) AS DECIMAL(38, 12)) AS list_usd,
  CAST(sum(billed_usd) AS DECIMAL(38, 12)) AS billed_usd
FROM stg_cursor__usage_events
GROUP BY billing_account_id, usage_date, email, model, event_kind, is_max_mode, is_headless
