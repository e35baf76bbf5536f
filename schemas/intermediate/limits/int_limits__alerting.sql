-- Levels of spend limits that were crossed in the running month or, by days that arrived late, in the one before: what somebody has to be told. A limit that
-- was read only after its month was over told nobody anything in it, and is left out.
-- grain: alert_kind, scope_type, scope_id, subject_id, level, period_start
WITH spent AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS limit_month, provider, billing_account_id, scope_type, scope_id, sum(spent_usd) AS spent_usd,
    max(usage_date) AS last_date
  FROM int_limit_spend__daily
  GROUP BY ALL
)
SELECT
  CASE x.level WHEN 'automation' THEN 'automation' ELSE 'spend_limit' END AS alert_kind,
  CASE WHEN c.scope_type = 'organization' AND c.provider <> '*' THEN 'provider' ELSE c.scope_type END AS scope_type,
  CASE WHEN c.scope_type = 'organization' AND c.provider <> '*' THEN c.provider ELSE c.scope_id END AS scope_id,
  CASE WHEN c.scope_type = 'organization' AND c.provider <> '*' THEN c.provider ELSE coalesce(p.display_name, c.scope_id) END AS scope_name,
  concat_ws('/', 'limit', c.provider, c.billing_account_id, c.scope_type, c.scope_id) AS subject_id,
  x.level,
  CAST(x.threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio,
  c.limit_month AS period_start,
  CAST(c.limit_month + INTERVAL 1 MONTH AS DATE) AS period_end,
  CAST(s.spent_usd AS DECIMAL(38, 12)) AS figure_usd,
  c.limit_usd,
  x.level_date AS crossing_date,
  concat(CASE c.limit_basis WHEN 'vendor' THEN 'Limit set at the vendor' ELSE 'Limit of limits.csv' END, ', by the rule for ',
    replace(c.limit_source, '_', ' '),
    CASE c.provider WHEN '*' THEN ', for all vendors together' ELSE concat(', for ', c.provider) END, '; last use on ', s.last_date, '.') AS detail,
  CASE
    WHEN x.level = 'automation' THEN 'Pause unattended jobs until the limit is raised or the month ends.'
    WHEN c.scope_type = 'organization' THEN 'See who drives it in mart_spend_daily; raise the limit or let the largest users slow down.'
    WHEN x.level = 'exhausted' AND c.limit_basis = 'vendor' THEN 'The vendor stops further use: ask for more in the product; finops limits decides.'
    WHEN x.level = 'exhausted' THEN 'Nothing stops it by itself: talk to the person, or raise the limit in limits.csv.'
    ELSE 'Look at what drives it, and ask for more in time if it is needed.'
  END AS action,
  CASE c.scope_type WHEN 'person' THEN c.scope_id END AS person_id,
  CASE WHEN c.scope_type = 'person' AND c.limit_source = 'group' THEN c.limit_source_id END AS group_id,
  p.cost_center_id
FROM int_limit_levels__crossed x
JOIN int_limits__combined c USING (limit_month, provider, billing_account_id, scope_type, scope_id)
JOIN spent s USING (limit_month, provider, billing_account_id, scope_type, scope_id)
CROSS JOIN run
LEFT JOIN ref_people p ON p.person_id = c.scope_id AND c.limit_date >= p.valid_from AND c.limit_date < coalesce(p.valid_to, DATE '9999-12-31')
WHERE x.is_reached AND c.limit_month >= date_trunc('month', run.as_of_date) - INTERVAL 1 MONTH AND c.limit_date < c.limit_month + INTERVAL 1 MONTH
