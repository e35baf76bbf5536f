WITH placed AS (
  SELECT DISTINCT a.method, a.scope_id AS series, a.usage_date, l.first_date
  FROM alerts a
  LEFT JOIN labels l ON l.series = a.scope_id AND a.usage_date BETWEEN l.first_date AND l.last_date
)
SELECT CASE WHEN s.series LIKE 'exchange%' THEN 'ad exchange (6)' ELSE s.series END AS series, m.method,
  count(DISTINCT (p.series, p.first_date)) FILTER (p.first_date IS NOT NULL) AS found,
  max(w.windows) AS windows,
  count(DISTINCT (p.series, p.usage_date)) FILTER (p.first_date IS NOT NULL) AS inside,
  count(DISTINCT (p.series, p.usage_date)) FILTER (p.usage_date IS NOT NULL AND p.first_date IS NULL) AS false_alarms
FROM (SELECT DISTINCT series FROM read) s
CROSS JOIN (VALUES ('seasonal'), ('twice_daily_average')) AS m (method)
JOIN (SELECT series LIKE 'exchange%' AS is_exchange, count(*) AS windows FROM labels GROUP BY ALL) w ON w.is_exchange = (s.series LIKE 'exchange%')
LEFT JOIN placed p ON p.series = s.series AND p.method = m.method
GROUP BY ALL
ORDER BY ALL
