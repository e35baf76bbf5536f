-- Charges of a bill in another currency without an exchange rate for their days: they can't be converted. Add a line for the currency to
-- reference/exchange_rates.csv: the month's average, or spot rates no more than seven days before each day.
WITH missing AS (
  SELECT r.source, r.provider, r.billing_account_id, r.billing_currency, r.wanted_rate_type, r.usage_date, r.billed_date
  FROM int_charge_rates__daily r
  SEMI JOIN int_billing_authority__daily a
    ON a.source = r.source AND a.provider = r.provider AND a.billing_account_id = r.billing_account_id AND a.usage_date = r.usage_date
  WHERE r.usd_per_unit IS NULL
),
charge AS (
  SELECT source, provider, billing_account_id, usage_date, coalesce(billed_date, usage_date) AS billed_date, billing_currency, billed_amount
  FROM each_source__charges
  WHERE billing_currency <> 'USD'
)
SELECT
  m.billing_currency AS currency,
  strftime(m.billed_date, '%Y-%m') AS month,
  m.source,
  m.provider,
  m.billing_account_id,
  min(m.billed_date) AS first_date,
  max(m.billed_date) AS last_date,
  count(*) AS row_count,
  sum(c.billed_amount) AS billed_amount,
  concat('reference/exchange_rates.csv: ', m.billing_currency, ',', coalesce(max(m.wanted_rate_type), 'month_average'), ',',
    CASE max(m.wanted_rate_type) WHEN 'spot' THEN min(m.billed_date) ELSE CAST(date_trunc('month', min(m.billed_date)) AS DATE) END,
    ',<USD for one ', m.billing_currency, '>') AS "try"
FROM missing m
JOIN charge c USING (source, provider, billing_account_id, usage_date, billed_date, billing_currency)
GROUP BY m.source, m.provider, m.billing_account_id, m.billing_currency, month
