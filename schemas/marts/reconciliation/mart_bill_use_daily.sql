-- The bill beside the use that other sources meter, priced by our list: per day, vendor, model and metering source. What is billed and nobody metered, and what
-- was metered and is on no bill, stand for themselves. Days lie between the first and the last one that both know.
-- grain: usage_date, provider, model, metered_by
-- example: SELECT provider, metered_by, state, count(*) AS days, sum(difference_usd) AS usd FROM mart_bill_use_daily GROUP BY ALL ORDER BY ALL
-- columns:
--   usage_date        UTC day.
--   provider          Vendor that bills, for example anthropic.
--   model             Model without the date of its version; all = the vendor's bill of the day names no model.
--   metered_by        Source that tells of the use: usage-events, otel, claude-code.
--   billed_usd        What the vendor billed for usage; 0 = nothing.
--   billed_list_usd   The same at list price, before discounts.
--   metered_usd       The metered use by our price list; 0 = none.
--   difference_usd    billed_list_usd − metered_usd.
--   tolerance_usd     5 % of the larger one of the two, a cent at least.
--   billed_tokens     Tokens of all kinds on the bill; 0 where the vendor bills other units.
--   metered_tokens    Tokens of all kinds that were metered.
--   unpriced_tokens   Of these, tokens without a price in our list: metered_usd is short of them.
--   state             matches (within tolerance_usd), differs, billed_without_use or used_without_bill.
WITH bill AS (
  SELECT
    usage_date, provider, regexp_replace(lower(model), '-\d{8}$', '') AS model,
    sum(billed_usd) AS billed_usd,
    sum(list_usd) AS list_usd,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS tokens
  FROM int_charges__unioned
  WHERE NOT is_estimate AND charge_category = 'Usage'
  GROUP BY ALL
),
use AS (
  SELECT
    usage_date, provider, source AS metered_by, regexp_replace(lower(price_model), '-\d{8}$', '') AS model,
    sum(list_usd) AS list_usd,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS tokens,
    sum(unpriced_tokens) AS unpriced_tokens
  FROM int_token_use__priced
  GROUP BY ALL
),
billed_days AS (
  SELECT provider, min(usage_date) AS first_date, max(usage_date) AS last_date FROM bill GROUP BY ALL
),
metered_days AS (
  SELECT
    u.provider, u.metered_by,
    greatest(min(u.usage_date), max(b.first_date)) AS first_date,
    least(max(u.usage_date), max(b.last_date)) AS last_date
  FROM use u
  JOIN billed_days b USING (provider)
  GROUP BY ALL
),
unnamed AS (
  SELECT usage_date, provider FROM bill GROUP BY ALL HAVING bool_and(model = 'none')
),
sides AS (
  SELECT b.usage_date, b.provider, m.metered_by, b.model, b.billed_usd, b.list_usd AS billed_list_usd, 0 AS metered_usd, b.tokens AS billed_tokens,
    0 AS metered_tokens, 0 AS unpriced_tokens, true AS is_billed
  FROM bill b
  JOIN metered_days m ON m.provider = b.provider AND b.usage_date BETWEEN m.first_date AND m.last_date
  UNION ALL
  SELECT u.usage_date, u.provider, u.metered_by, u.model, 0, 0, u.list_usd, 0, u.tokens, u.unpriced_tokens, false
  FROM use u
  JOIN metered_days m ON m.provider = u.provider AND m.metered_by = u.metered_by AND u.usage_date BETWEEN m.first_date AND m.last_date
),
compared AS (
  SELECT
    s.usage_date,
    s.provider,
    CASE WHEN n.usage_date IS NULL THEN s.model ELSE 'all' END AS model,
    s.metered_by,
    CAST(sum(s.billed_usd) AS DECIMAL(38, 12)) AS billed_usd,
    CAST(sum(s.billed_list_usd) AS DECIMAL(38, 12)) AS billed_list_usd,
    CAST(sum(s.metered_usd) AS DECIMAL(38, 12)) AS metered_usd,
    CAST(sum(s.billed_tokens) AS BIGINT) AS billed_tokens,
    CAST(sum(s.metered_tokens) AS BIGINT) AS metered_tokens,
    CAST(sum(s.unpriced_tokens) AS BIGINT) AS unpriced_tokens,
    bool_or(s.is_billed) AS is_billed,
    bool_or(NOT s.is_billed) AS is_metered
  FROM sides s
  LEFT JOIN unnamed n USING (usage_date, provider)
  GROUP BY ALL
),
tolerated AS (
  SELECT
    *,
    CAST(billed_list_usd - metered_usd AS DECIMAL(38, 12)) AS difference_usd,
    CAST(greatest(0.01, CAST(greatest(abs(billed_list_usd), abs(metered_usd)) AS DECIMAL(30, 12)) * 0.05) AS DECIMAL(38, 12)) AS tolerance_usd
  FROM compared
)
SELECT
  usage_date,
  provider,
  model,
  metered_by,
  billed_usd,
  billed_list_usd,
  metered_usd,
  difference_usd,
  tolerance_usd,
  billed_tokens,
  metered_tokens,
  unpriced_tokens,
  CASE
    WHEN NOT is_metered THEN 'billed_without_use'
    WHEN NOT is_billed THEN 'used_without_bill'
    WHEN abs(difference_usd) <= tolerance_usd THEN 'matches'
    ELSE 'differs'
  END AS state
FROM tolerated
