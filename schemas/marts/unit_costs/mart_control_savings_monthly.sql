-- What a control saved since it began, against a stated counterfactual: the mean spend per active person and day of its baseline, times the active person-days
-- since. Metered use of people at ledger cost, before any allocation; use of nobody is on neither side. A difference, not a proof: whatever else changed
-- (prices, projects, people's ways) is in it too. An active person-day is a person with cost on a day in the scope. For models it is one with cost anywhere,
-- since whoever leaves a model would otherwise take the counterfactual along; what moved to other models is not set against the saving. Scopes overlap: never
-- sum over controls.
-- grain: control_id, usage_month
-- example: SELECT what, usage_month, saved_usd, counterfactual FROM mart_control_savings_monthly ORDER BY ALL
-- columns:
--   control_id                  The control.
--   usage_month                 Month of use (UTC); the first one from start_date on, the last one as far as days have arrived.
--   what                        What was done.
--   scope_type                  organization, cost_center, person or model.
--   scope_id                    Which.
--   start_date                  First day on which it held.
--   baseline_usd                Spend from baseline_date to the day before start_date.
--   baseline_person_day_count   Active person-days of the baseline.
--   person_day_count            Active person-days of the month.
--   actual_usd                  What the month cost.
--   counterfactual_usd          What it would have cost as in the baseline; NULL = the baseline has no active person-day.
--   saved_usd                   counterfactual_usd - actual_usd; negative where it cost more.
--   cumulative_saved_usd        The same, from the first month to this one.
--   counterfactual              The counterfactual in words: show no saving without it.
WITH uses AS (
  SELECT usage_date, cost_center_id, person_id, model, sum(billed_usd) AS billed_usd
  FROM int_charges__assigned
  WHERE charge_category = 'Usage' AND person_id IS NOT NULL
    AND usage_date >= (SELECT min(baseline_date) FROM ref_controls)
  GROUP BY ALL
),
everybody AS (
  SELECT usage_date, sum(billed_usd) AS spent_usd, count(DISTINCT person_id) FILTER (WHERE billed_usd > 0) AS person_day_count
  FROM uses
  GROUP BY usage_date
),
guided AS (
  SELECT c.control_id, m.model
  FROM ref_controls c
  JOIN (SELECT DISTINCT model FROM uses) m ON fits(m.model, c.scope_id)
  WHERE c.scope_type = 'model'
),
on_models AS (
  SELECT g.control_id, u.usage_date, sum(u.billed_usd) AS spent_usd
  FROM uses u
  JOIN guided g USING (model)
  GROUP BY ALL
),
daily AS (
  SELECT c.control_id, e.usage_date, e.spent_usd, e.person_day_count
  FROM ref_controls c
  CROSS JOIN everybody e
  WHERE c.scope_type = 'organization'
  UNION ALL
  SELECT c.control_id, e.usage_date, coalesce(m.spent_usd, 0), e.person_day_count
  FROM ref_controls c
  CROSS JOIN everybody e
  LEFT JOIN on_models m ON m.control_id = c.control_id AND m.usage_date = e.usage_date
  WHERE c.scope_type = 'model'
  UNION ALL
  SELECT c.control_id, u.usage_date, sum(u.billed_usd), count(DISTINCT u.person_id) FILTER (WHERE u.billed_usd > 0)
  FROM ref_controls c
  JOIN uses u ON u.cost_center_id = c.scope_id
  WHERE c.scope_type = 'cost_center'
  GROUP BY c.control_id, u.usage_date
  UNION ALL
  SELECT c.control_id, u.usage_date, sum(u.billed_usd), CASE WHEN max(u.billed_usd) > 0 THEN 1 ELSE 0 END
  FROM ref_controls c
  JOIN uses u ON u.person_id = c.scope_id
  WHERE c.scope_type = 'person'
  GROUP BY c.control_id, u.usage_date
),
baselines AS (
  SELECT d.control_id, sum(d.spent_usd) AS baseline_usd, CAST(sum(d.person_day_count) AS BIGINT) AS baseline_person_day_count, min(d.usage_date) AS first_date
  FROM daily d
  JOIN ref_controls c USING (control_id)
  WHERE d.usage_date >= c.baseline_date AND d.usage_date < c.start_date
  GROUP BY d.control_id
),
months AS (
  SELECT
    d.control_id,
    CAST(date_trunc('month', d.usage_date) AS DATE) AS usage_month,
    sum(d.spent_usd) AS actual_usd,
    CAST(sum(d.person_day_count) AS BIGINT) AS person_day_count
  FROM daily d
  JOIN ref_controls c USING (control_id)
  WHERE d.usage_date >= c.start_date
  GROUP BY ALL
),
compared AS (
  SELECT
    m.*,
    b.first_date,
    b.baseline_usd,
    b.baseline_person_day_count,
    CASE WHEN b.baseline_person_day_count > 0
      THEN usd_from_pico(scaled(pico(b.baseline_usd), CAST(m.person_day_count AS HUGEINT),
        CAST(b.baseline_person_day_count AS HUGEINT))) END AS counterfactual_usd
  FROM months m
  LEFT JOIN baselines b USING (control_id)
)
SELECT
  m.control_id,
  m.usage_month,
  c.what,
  c.scope_type,
  c.scope_id,
  c.start_date,
  CAST(coalesce(m.baseline_usd, 0) AS DECIMAL(38, 12)) AS baseline_usd,
  coalesce(m.baseline_person_day_count, 0) AS baseline_person_day_count,
  m.person_day_count,
  CAST(m.actual_usd AS DECIMAL(38, 12)) AS actual_usd,
  CAST(m.counterfactual_usd AS DECIMAL(38, 12)) AS counterfactual_usd,
  CAST(m.counterfactual_usd - m.actual_usd AS DECIMAL(38, 12)) AS saved_usd,
  CAST(sum(m.counterfactual_usd - m.actual_usd) OVER (PARTITION BY m.control_id
    ORDER BY m.usage_month ROWS UNBOUNDED PRECEDING) AS DECIMAL(38, 12)) AS cumulative_saved_usd,
  CASE WHEN m.baseline_person_day_count > 0
    THEN concat('what ', m.person_day_count, ' active person-days would have cost at the mean of the baseline: USD ', CAST(m.baseline_usd AS DECIMAL(38, 2)),
      ' for ', m.baseline_person_day_count,
      ' active person-days from ', m.first_date, ' to ', c.start_date - 1,
      CASE WHEN c.scope_type = 'model' THEN '; what moved to other models is not counted against it' ELSE '' END)
    ELSE 'none: no use before it began' END AS counterfactual
FROM compared m
JOIN ref_controls c USING (control_id)
