-- Whether a day's data are whole, per billed account, from its first day to the as-of day. A day that the source never spoke of is not; a spend report has
-- no days, hence no whole ones. is_hole: a later day is whole.
-- grain: provider, billing_account_id, usage_date
SELECT
  a.provider,
  a.billing_account_id,
  a.usage_date,
  a.source,
  coalesce(d.is_complete, false) AS is_complete,
  NOT coalesce(d.is_complete, false) AND coalesce(a.usage_date < max(a.usage_date) FILTER (WHERE d.is_complete)
    OVER (PARTITION BY a.provider, a.billing_account_id, a.source), false) AS is_hole
FROM int_billing_authority__daily a
LEFT JOIN each_source__days d USING (provider, billing_account_id, usage_date, source)
