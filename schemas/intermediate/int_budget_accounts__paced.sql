-- How fast each budgeted scope spends per billing account: its usage on the account's last 28 whole days (four of each weekday; fewer for a younger account), and the
-- fees of a month, the smaller of the last two months': what was bought once is not expected again. Days that have not arrived are no days here, so that a
-- source that is late does not look cheap. is_live: the account is billed to this day; one known only by statements has no days, and nothing is projected for it.
-- grain: scope_type, scope_id, provider, billing_account_id
WITH whole_days AS (
  SELECT provider, billing_account_id, usage_date
  FROM int_days__covered
  JOIN run ON usage_date <= run.as_of_date
  WHERE is_complete
  QUALIFY row_number() OVER (PARTITION BY provider, billing_account_id ORDER BY usage_date DESC) <= 28
),
accounts AS (
  SELECT provider, billing_account_id, max(usage_date) AS last_whole_date, count(*) AS whole_day_count
  FROM whole_days
  GROUP BY ALL
),
live AS (
  SELECT provider, billing_account_id FROM int_days__covered GROUP BY ALL HAVING max(usage_date) >= (SELECT as_of_date FROM run)
),
used AS (
  SELECT d.scope_type, d.scope_id, d.provider, d.billing_account_id, sum(d.usage_usd) AS usage_usd
  FROM int_budget_days__charged d
  JOIN whole_days USING (provider, billing_account_id, usage_date)
  GROUP BY ALL
),
fees AS (
  SELECT
    d.scope_type, d.scope_id, d.provider, d.billing_account_id,
    coalesce(sum(d.fee_usd) FILTER (WHERE d.usage_date >= date_trunc('month', run.as_of_date)), 0) AS this_month_usd,
    coalesce(sum(d.fee_usd) FILTER (WHERE d.usage_date < date_trunc('month', run.as_of_date) AND d.usage_date >= date_trunc('month', run.as_of_date) - INTERVAL 1 MONTH), 0)
      AS last_month_usd,
    coalesce(sum(d.fee_usd) FILTER (WHERE d.usage_date < date_trunc('month', run.as_of_date) - INTERVAL 1 MONTH), 0) AS month_before_usd
  FROM int_budget_days__charged d
  JOIN run ON d.usage_date >= date_trunc('month', run.as_of_date) - INTERVAL 2 MONTH
  GROUP BY ALL
)
SELECT
  s.scope_type,
  s.scope_id,
  s.provider,
  s.billing_account_id,
  a.last_whole_date,
  coalesce(a.whole_day_count, 0) AS whole_day_count,
  a.last_whole_date IS NOT NULL AND l.provider IS NOT NULL AS is_live,
  CAST(coalesce(u.usage_usd, 0) AS DECIMAL(38, 12)) AS usage_usd,
  CAST(greatest(least(coalesce(f.last_month_usd, 0), coalesce(f.month_before_usd, 0)), 0) AS DECIMAL(38, 12)) AS monthly_fee_usd,
  CAST(coalesce(f.this_month_usd, 0) AS DECIMAL(38, 12)) AS this_month_fee_usd
FROM (SELECT DISTINCT scope_type, scope_id, provider, billing_account_id FROM int_budget_days__charged) s
LEFT JOIN accounts a USING (provider, billing_account_id)
LEFT JOIN live l USING (provider, billing_account_id)
LEFT JOIN used u USING (scope_type, scope_id, provider, billing_account_id)
LEFT JOIN fees f USING (scope_type, scope_id, provider, billing_account_id)
