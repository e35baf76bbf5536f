-- Who drives a month's change: every person, every product without a person and every rule that shares cost, those first that pull most the way the whole went.
-- Read up to a rank: "12 people drove 68 % of the increase" is driver_rank 12 with cumulative_ratio 0.68. The increase is all that rose, not what is left of it
-- after what fell, so that the ratios end at 1.
-- grain: billing_month, scope_type, scope_id, driver_type, driver_id
-- example: SELECT driver_name, change_usd FROM mart_spend_change_drivers_monthly WHERE billing_month = '2026-10-01' AND driver_rank <= 10 ORDER BY driver_rank
-- columns:
--   billing_month      First day of the UTC month of use.
--   scope_type         organization or cost_center.
--   scope_id           organization, or the id of the cost center.
--   driver_type        person; service = use that no person stands behind; shared = what an allocation rule shares out; its id direct = what skills' rules take
--                      away.
--   driver_id          The person's id; for a service its provider and product; for shared cost the rule's id.
--   driver_name        The person's name valid last in the month; the id where there is none.
--   driver_rank        1 = pulls most in the direction of scope_change_usd; ties by driver.
--   previous_usd       The driver's billed cost in the month before, exact.
--   billed_usd         The driver's billed cost in the month, exact.
--   change_usd         billed_usd - previous_usd; the drivers of a scope sum to scope_change_usd.
--   scope_change_usd   Change of the whole scope; its sign is the direction (0 counts as a rise).
--   moved_usd          All change in that direction: the sum over drivers who pull the way of the whole.
--   cumulative_usd     change_usd of this rank and all before; only of drivers who pull the way of the whole, else NULL.
--   cumulative_ratio   cumulative_usd / moved_usd; NULL for drivers who pull the other way or not at all.
WITH directed AS (
  SELECT
    *,
    sum(change_usd) OVER (PARTITION BY billing_month, scope_type, scope_id) AS scope_change_usd,
    CASE WHEN sum(change_usd) OVER (PARTITION BY billing_month, scope_type, scope_id) < 0 THEN -change_usd ELSE change_usd END AS pull_usd
  FROM int_spend_drivers__paired
),
ranked AS (
  SELECT
    *,
    row_number() OVER (scope ORDER BY pull_usd DESC, driver_type, driver_id) AS driver_rank,
    sum(greatest(pull_usd, 0)) OVER scope AS moved_pull_usd,
    sum(greatest(pull_usd, 0)) OVER (scope ORDER BY pull_usd DESC, driver_type, driver_id ROWS UNBOUNDED PRECEDING) AS cumulative_pull_usd
  FROM directed
  WINDOW scope AS (PARTITION BY billing_month, scope_type, scope_id)
),
names AS (
  SELECT r.billing_month, 'person' AS driver_type, p.person_id AS driver_id, p.display_name
  FROM (SELECT DISTINCT billing_month, driver_id FROM ranked WHERE driver_type = 'person') r
  JOIN ref_people p ON p.person_id = r.driver_id
  QUALIFY row_number() OVER (
    PARTITION BY r.billing_month, p.person_id
    ORDER BY p.valid_from < r.billing_month + INTERVAL 1 MONTH DESC, CASE WHEN p.valid_from < r.billing_month + INTERVAL 1 MONTH THEN p.valid_from END DESC,
      p.valid_from) = 1
)
SELECT
  billing_month,
  r.scope_type,
  r.scope_id,
  driver_type,
  driver_id,
  coalesce(n.display_name, driver_id) AS driver_name,
  r.driver_rank,
  r.previous_usd,
  r.billed_usd,
  r.change_usd,
  r.scope_change_usd,
  CAST(CASE WHEN r.scope_change_usd < 0 THEN -r.moved_pull_usd ELSE r.moved_pull_usd END AS DECIMAL(38, 12)) AS moved_usd,
  CAST(CASE WHEN r.pull_usd > 0 THEN CASE WHEN r.scope_change_usd < 0 THEN -r.cumulative_pull_usd
    ELSE r.cumulative_pull_usd END END AS DECIMAL(38, 12)) AS cumulative_usd,
  CASE WHEN r.pull_usd > 0 THEN CAST(r.cumulative_pull_usd AS DOUBLE) / CAST(r.moved_pull_usd AS DOUBLE) END AS cumulative_ratio
FROM ranked r
LEFT JOIN names n USING (billing_month, driver_type, driver_id)
