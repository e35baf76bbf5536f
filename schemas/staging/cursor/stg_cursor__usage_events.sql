-- Usage events in USD. Billed is chargedCents where isChargeable says so, else nothing. List is the consumed value: tokens (totalCents) plus Cursor's fee
-- for them; for calls that are not counted in tokens it is chargedCents. Decimals beyond the ledger's twelve are rounded half away from zero, and
-- rounded_away_usd is what that took from billed. The vendor has no id, and equal events occur: the key is the hash of what can't change any more in an
-- event (not its charge) and the number among equals.
-- grain: event_key
SELECT
  usage_date,
  part AS billing_account_id,
  concat_ws('#', event_hash, row_number() OVER (PARTITION BY usage_date, part, event_hash ORDER BY "kind", "isChargeable", "chargedCents", "cursorTokenFee",
    "tokenUsage"."totalCents")) AS event_key,
  make_timestamptz(CAST("timestamp" AS BIGINT) * 1000) AS event_at_utc,
  lower("userEmail") AS email,
  "model" AS model,
  "kind" AS event_kind,
  coalesce("maxMode", false) AS is_max_mode,
  coalesce("isHeadless", false) AS is_headless,
  "isChargeable" AS is_chargeable,
  CAST(coalesce("tokenUsage"."inputTokens", 0) AS BIGINT) AS uncached_input_tokens,
  CAST(coalesce("tokenUsage"."cacheReadTokens", 0) AS BIGINT) AS cache_read_tokens,
  CAST(coalesce("tokenUsage"."cacheWriteTokens", 0) AS BIGINT) AS cache_write_tokens,
  CAST(coalesce("tokenUsage"."outputTokens", 0) AS BIGINT) AS output_tokens,
  CASE WHEN "tokenUsage"."totalCents" IS NULL THEN usd_rounded_from_cents(coalesce("chargedCents", '0'))
    ELSE CAST(usd_rounded_from_cents("tokenUsage"."totalCents") + usd_rounded_from_cents(coalesce("cursorTokenFee", '0')) AS DECIMAL(38, 12)) END AS list_usd,
  CASE WHEN "isChargeable" THEN usd_rounded_from_cents("chargedCents") ELSE CAST(0 AS DECIMAL(38, 12)) END AS billed_usd,
  CASE WHEN "isChargeable" THEN CAST(CAST("chargedCents" AS DECIMAL(36, 22)) * CAST('0.01' AS DECIMAL(2, 2)) AS DECIMAL(38, 24))
    - usd_rounded_from_cents("chargedCents")
    ELSE CAST(0 AS DECIMAL(38, 24)) END AS rounded_away_usd
FROM (
  SELECT *, md5(concat_ws('|', "timestamp", coalesce("userEmail", ''), coalesce("model", ''), "maxMode", "isHeadless", "isTokenBasedCall",
    coalesce("conversationId", ''),
    "tokenUsage"."inputTokens", "tokenUsage"."outputTokens", "tokenUsage"."cacheWriteTokens", "tokenUsage"."cacheReadTokens")) AS event_hash
  FROM raw_cursor__usage_events
) AS hashed
