-- The day on which a limit's level was reached, or in the running month will be, at the pace of the last 28 whole days (fewer for a younger account). level:
-- warning, critical and automation of limit_rules.csv, and exhausted for the whole limit. No row = not in this month.
-- grain: limit_month, provider, billing_account_id, scope_type, scope_id, level
WITH rules AS (
  SELECT scope_type, rule AS level, threshold_ratio FROM ref_limit_rules WHERE threshold_ratio IS NOT NULL
  UNION ALL
  SELECT unnest(['organization', 'person']), 'exhausted', 1
),
targets AS (
  SELECT c.limit_month, c.provider, c.billing_account_id, c.scope_type, c.scope_id, r.level, r.threshold_ratio, pico(c.limit_usd * r.threshold_ratio) AS target
  FROM int_limits__combined c
  JOIN rules r USING (scope_type)
  WHERE c.limit_usd IS NOT NULL
),
able AS (
  -- only months that come to the lowest level at all are followed day by day
  SELECT provider, billing_account_id, scope_type, scope_id, limit_month
  FROM (
    SELECT provider, billing_account_id, scope_type, scope_id, CAST(date_trunc('month', usage_date) AS DATE) AS limit_month,
      sum(pico(greatest(spent_usd, 0))) AS spent
    FROM int_limit_spend__daily
    GROUP BY ALL
  )
  JOIN (SELECT limit_month, provider, billing_account_id, scope_type, scope_id, min(target) AS target FROM targets GROUP BY ALL)
    USING (limit_month, provider, billing_account_id, scope_type, scope_id)
  WHERE spent >= target
),
running AS (
  SELECT
    s.provider, s.billing_account_id, s.scope_type, s.scope_id, s.usage_date, a.limit_month,
    sum(pico(s.spent_usd)) OVER (PARTITION BY s.provider, s.billing_account_id, s.scope_type, s.scope_id, a.limit_month ORDER BY s.usage_date) AS spent
  FROM int_limit_spend__daily s
  JOIN able a
    ON a.provider = s.provider AND a.billing_account_id = s.billing_account_id AND a.scope_type = s.scope_type AND a.scope_id = s.scope_id
    AND a.limit_month = CAST(date_trunc('month', s.usage_date) AS DATE)
),
reached AS (
  SELECT t.limit_month, t.provider, t.billing_account_id, t.scope_type, t.scope_id, t.level, t.threshold_ratio, min(r.usage_date) AS level_date
  FROM targets t
  JOIN running r USING (limit_month, provider, billing_account_id, scope_type, scope_id)
  -- a limit of zero is reached by the first use
  WHERE r.spent >= t.target AND r.spent > 0
  GROUP BY ALL
),
paces AS (
  SELECT
    k.provider, k.billing_account_id, k.through_date, s.scope_type, s.scope_id,
    least(28, datediff('day', k.first_date, k.through_date) + 1) AS day_count,
    sum(pico(s.spent_usd)) FILTER (WHERE s.usage_date > k.through_date - 28) AS recent,
    coalesce(sum(pico(s.spent_usd)) FILTER (WHERE s.usage_date >= date_trunc('month', run.as_of_date)), 0) AS spent
  FROM (
    SELECT k.provider, k.billing_account_id, min(k.first_whole_date) AS first_date, min(k.last_whole_date) AS through_date
    FROM int_limit_accounts__counted k
    JOIN run ON k.last_whole_date > run.as_of_date - 28
    GROUP BY ALL
  ) k
  JOIN int_limit_spend__daily s ON s.provider = k.provider AND s.billing_account_id = k.billing_account_id
  CROSS JOIN run
  WHERE s.usage_date > run.as_of_date - 60
  GROUP BY ALL
),
projected AS (
  SELECT
    t.limit_month, t.provider, t.billing_account_id, t.scope_type, t.scope_id, t.level, t.threshold_ratio,
    -- rounded up to the day by whose end the pace is there; never before the running month
    greatest(p.through_date, CAST(t.limit_month - INTERVAL 1 DAY AS DATE))
      + CAST(greatest(((t.target - p.spent) * p.day_count + p.recent - 1) // p.recent, 1) AS INTEGER) AS level_date
  FROM targets t
  JOIN paces p USING (provider, billing_account_id, scope_type, scope_id)
  ANTI JOIN reached USING (limit_month, provider, billing_account_id, scope_type, scope_id, level)
  CROSS JOIN run
  -- what is more than a month of this pace away is not in this month
  WHERE t.limit_month = date_trunc('month', run.as_of_date) AND p.recent > 0 AND (t.target - p.spent) * p.day_count <= p.recent * 31
)
SELECT limit_month, provider, billing_account_id, scope_type, scope_id, level, threshold_ratio, level_date, true AS is_reached
FROM reached
UNION ALL
SELECT limit_month, provider, billing_account_id, scope_type, scope_id, level, threshold_ratio, level_date, false
FROM projected
WHERE level_date <= last_day(limit_month)
