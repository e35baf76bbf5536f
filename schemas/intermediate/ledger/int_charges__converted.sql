-- The charges of every source in USD. What a bill states in another currency is converted once, exact and then rounded half away from zero to the ledger's
-- last digit, and keeps its own amount, currency and rate; whole units and the rest apart, since their product would not fit beyond 1e14.
-- grain: source, source_row_key
-- relation: view
WITH rated AS (
  SELECT
    c.* EXCLUDE (billing_currency, list_amount, billed_amount, effective_amount, list_usd, billed_usd, effective_usd),
    coalesce(c.billing_currency, 'USD') AS billing_currency,
    coalesce(c.list_usd, c.list_amount) AS list_amount,
    coalesce(c.billed_usd, c.billed_amount) AS billed_amount,
    coalesce(c.effective_usd, c.effective_amount, c.billed_usd, c.billed_amount) AS effective_amount,
    CASE WHEN coalesce(c.billing_currency, 'USD') = 'USD' THEN CAST(1 AS DECIMAL(18, 12)) ELSE r.usd_per_unit END AS usd_per_unit,
    r.rate_type,
    r.rate_date
  FROM each_source__charges c
  LEFT JOIN int_charge_rates__daily r
    ON r.source = c.source AND r.provider = c.provider AND r.billing_account_id = c.billing_account_id AND r.usage_date = c.usage_date
    AND r.billed_date = coalesce(c.billed_date, c.usage_date) AND r.billing_currency = c.billing_currency
),
converted AS (
  SELECT
    *,
    CASE WHEN billing_currency <> 'USD' THEN list_transform([list_amount, billed_amount, effective_amount], lambda amount:
      CAST(CAST(trunc(amount) AS DECIMAL(20, 0)) * usd_per_unit AS DECIMAL(38, 12))
        + CAST(CAST(amount - trunc(amount) AS DECIMAL(12, 12)) * usd_per_unit AS DECIMAL(38, 12))) END AS usd
  FROM rated
)
SELECT
  * EXCLUDE (usd, list_amount, effective_amount),
  CASE WHEN usd IS NULL THEN list_amount ELSE CAST(usd[1] AS DECIMAL(38, 12)) END AS list_usd,
  CASE WHEN usd IS NULL THEN billed_amount ELSE CAST(usd[2] AS DECIMAL(38, 12)) END AS billed_usd,
  CASE WHEN usd IS NULL THEN effective_amount ELSE CAST(usd[3] AS DECIMAL(38, 12)) END AS effective_usd
FROM converted
