-- What drove each anomaly in dollars, ranked by contribution: the day against the mean of the same weekday in the four weeks before; for level_shift and ramp,
-- the last seven days against the seven days four weeks earlier. The changes of a dimension sum to the anomaly's change; the ten that contribute most are kept.
-- grain: anomaly_id, dimension, rank
-- example: SELECT usage_date, scope_id, driver_name, change_usd FROM mart_anomaly_drivers_daily WHERE dimension = 'person' AND rank = 1 ORDER BY ALL
-- columns:
--   anomaly_id         The anomaly of mart_cost_anomalies_daily.
--   usage_date         Its day.
--   scope_type         Its scope.
--   scope_id           Its scope.
--   dimension          person, model, product or context_window.
--   rank               1 contributes most in the anomaly's direction.
--   driver_id          Id of the person, or the model, product or context window; none where a charge has none.
--   driver_name        Name of the person on the day, else driver_id.
--   actual_usd         Billed USD of the day's use, or of the seven days'.
--   before_usd         Billed USD of what it is compared with.
--   change_usd         actual_usd − before_usd.
--   change_ratio       change_usd as part of the whole change of the anomaly's scope; above 1 where others fell. NULL when the whole didn't change.
WITH compared AS (
  SELECT anomaly_id, usage_date, scope_type, scope_id, direction, kind, unnest([0, 7, 14, 21, 28]) AS days_ago, kind IN ('level_shift', 'ramp') AS is_level
  FROM mart_cost_anomalies_daily
  WHERE measure = 'usd'
),
weighed AS (
  SELECT anomaly_id, usage_date, scope_type, scope_id, direction, CAST(usage_date - CAST(days_ago AS INTEGER) AS DATE) AS charge_date,
    CASE days_ago WHEN 0 THEN CAST(1 AS DECIMAL(3, 2)) ELSE 0 END AS day_weight, CASE days_ago WHEN 0 THEN 0
      ELSE CAST(0.25 AS DECIMAL(3, 2)) END AS before_weight
  FROM compared
  WHERE NOT is_level
  UNION ALL
  SELECT anomaly_id, usage_date, scope_type, scope_id, direction, CAST(usage_date - CAST(days_ago + past AS INTEGER) AS DATE),
    CASE days_ago WHEN 0 THEN 1 ELSE 0 END, CASE days_ago WHEN 28 THEN 1 ELSE 0 END
  FROM compared
  CROSS JOIN range(7) AS week (past)
  WHERE is_level AND days_ago IN (0, 28)
),
charged AS (
  SELECT usage_date AS charge_date, provider, cost_center_id, coalesce(person_id, 'none') AS person, coalesce(model, 'none') AS model,
    coalesce(product, 'none') AS product,
    coalesce(context_window, 'none') AS context_window, sum(billed_usd) AS usd
  FROM int_charges__assigned
  SEMI JOIN (SELECT DISTINCT charge_date FROM weighed) days ON days.charge_date = usage_date
  WHERE charge_category = 'Usage'
  GROUP BY ALL
),
scoped AS (
  SELECT w.*, c.* EXCLUDE (charge_date) FROM weighed w JOIN charged c ON c.charge_date = w.charge_date WHERE w.scope_type = 'organization'
  UNION ALL
  SELECT w.*, c.* EXCLUDE (charge_date) FROM weighed w JOIN charged c ON c.charge_date = w.charge_date AND c.provider = w.scope_id
    WHERE w.scope_type = 'provider'
  UNION ALL
  SELECT w.*, c.* EXCLUDE (charge_date) FROM weighed w JOIN charged c ON c.charge_date = w.charge_date AND c.cost_center_id = w.scope_id
    WHERE w.scope_type = 'cost_center'
  UNION ALL
  SELECT w.*, c.* EXCLUDE (charge_date) FROM weighed w JOIN charged c ON c.charge_date = w.charge_date AND c.person = w.scope_id WHERE w.scope_type = 'person'
  UNION ALL
  SELECT w.*, c.* EXCLUDE (charge_date) FROM weighed w JOIN charged c ON c.charge_date = w.charge_date AND c.model = w.scope_id WHERE w.scope_type = 'model'
),
driven AS (
  SELECT anomaly_id, usage_date, scope_type, scope_id, direction, dimension, driver_id,
    CAST(sum(usd * day_weight) AS DECIMAL(38, 12)) AS actual_usd, CAST(sum(usd * before_weight) AS DECIMAL(38, 12)) AS before_usd
  FROM (UNPIVOT scoped ON person, model, product, context_window INTO NAME dimension VALUE driver_id)
  GROUP BY ALL
),
ranked AS (
  SELECT *, actual_usd - before_usd AS change_usd, sum(actual_usd - before_usd) OVER (PARTITION BY anomaly_id, dimension) AS whole_usd,
    row_number() OVER (PARTITION BY anomaly_id, dimension ORDER BY CASE direction WHEN 'low' THEN actual_usd - before_usd ELSE before_usd - actual_usd END,
      driver_id) AS rank
  FROM driven
)
SELECT
  r.anomaly_id,
  r.usage_date,
  r.scope_type,
  r.scope_id,
  r.dimension,
  r.rank,
  r.driver_id,
  coalesce(CASE r.dimension WHEN 'person' THEN p.display_name END, r.driver_id) AS driver_name,
  r.actual_usd,
  r.before_usd,
  CAST(r.change_usd AS DECIMAL(38, 12)) AS change_usd,
  CAST(r.change_usd AS DOUBLE) / nullif(CAST(r.whole_usd AS DOUBLE), 0) AS change_ratio
FROM ranked r
LEFT JOIN ref_people p ON p.person_id = r.driver_id AND r.usage_date >= p.valid_from AND r.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
WHERE r.rank <= 10
