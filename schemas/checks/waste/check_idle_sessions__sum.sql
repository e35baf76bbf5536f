-- Months in which the cost by person differs from the cost of the sessions, or the sessions' from that of their days, to the last digit.
WITH people AS (
  SELECT billing_month, sum(long_session_list_usd) AS list_usd, sum(reread_list_usd) AS reread_list_usd, sum(idle_reread_list_usd) AS idle_reread_list_usd
  FROM mart_idle_sessions_monthly
  GROUP BY ALL
),
sessions AS (
  SELECT billing_month, sum(list_usd) AS list_usd, sum(reread_list_usd) AS reread_list_usd,
    coalesce(sum(reread_list_usd) FILTER (is_idle), 0) AS idle_reread_list_usd
  FROM mart_long_sessions_monthly
  GROUP BY ALL
),
days AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, sum(list_usd) AS list_usd, sum(reread_list_usd) AS reread_list_usd
  FROM int_long_sessions__daily
  GROUP BY ALL
)
SELECT billing_month, p.list_usd AS people_usd, s.list_usd AS sessions_usd, d.list_usd AS days_usd,
  p.reread_list_usd AS people_reread_usd, s.reread_list_usd AS sessions_reread_usd, d.reread_list_usd AS days_reread_usd
FROM people p
FULL JOIN sessions s USING (billing_month)
FULL JOIN days d USING (billing_month)
WHERE p.list_usd IS DISTINCT FROM s.list_usd OR s.list_usd IS DISTINCT FROM d.list_usd
  OR p.reread_list_usd IS DISTINCT FROM s.reread_list_usd OR s.reread_list_usd IS DISTINCT FROM d.reread_list_usd
  OR p.idle_reread_list_usd IS DISTINCT FROM s.idle_reread_list_usd
