-- Whether a day's data are whole, per billed account, from its first day to the as-of day. A day that the source never spoke of is not; a spend report has
-- no days, hence no whole ones. But a month that is over and of which the source says nothing at all is a month without use: for dropped files, which name
-- only what is used, five days after its end; for the others, which answer for every day, if it said nothing of the month before either. is_hole: a later day
-- is whole.
-- grain: provider, billing_account_id, usage_date
WITH spoken AS (
  SELECT DISTINCT provider, billing_account_id, source, date_trunc('month', usage_date) AS usage_month FROM each_source__days
),
dropped AS (
  SELECT DISTINCT source FROM landed WHERE usage_date IS NULL AND source <> 'spend-report'
),
covered AS (
  SELECT
    a.provider,
    a.billing_account_id,
    a.usage_date,
    a.source,
    coalesce(d.is_complete, s.source IS NULL AND a.source <> 'spend-report' AND ((f.source IS NOT NULL AND run.as_of_date > last_day(a.usage_date) + 5)
      OR (b.source IS NULL AND run.as_of_date > last_day(a.usage_date)))) AS is_complete
  FROM int_billing_authority__daily a
  CROSS JOIN run
  LEFT JOIN each_source__days d USING (provider, billing_account_id, usage_date, source)
  LEFT JOIN spoken s ON s.provider = a.provider AND s.billing_account_id = a.billing_account_id AND s.source = a.source
    AND s.usage_month = date_trunc('month', a.usage_date)
  LEFT JOIN spoken b ON b.provider = a.provider AND b.billing_account_id = a.billing_account_id AND b.source = a.source
    AND b.usage_month = date_trunc('month', a.usage_date) - INTERVAL 1 MONTH
  LEFT JOIN dropped f ON f.source = a.source
)
SELECT
  *,
  NOT is_complete AND coalesce(usage_date < max(usage_date) FILTER (WHERE is_complete) OVER (PARTITION BY provider, billing_account_id, source),
    false) AS is_hole
FROM covered
