-- How few drive a month's change: the smallest number of people, services and shared costs that stand behind half and behind four fifths of it.
-- grain: billing_month, scope_type, scope_id, target_percent
-- example: SELECT target_percent, driver_count, explained_ratio FROM mart_spend_change_concentration_monthly WHERE billing_month = '2026-10-01' ORDER BY ALL
-- columns:
--   billing_month       First day of the UTC month of use.
--   scope_type          organization or cost_center.
--   scope_id            organization, or the id of the cost center.
--   target_percent      50 or 80: the share of moved_usd that is to be explained.
--   scope_change_usd    Change of the whole scope against the month before, exact.
--   moved_usd           All change in the direction of scope_change_usd.
--   driver_count        The fewest drivers whose changes reach the target together.
--   person_count        People among them; the others are use that no person stands behind, and shared costs.
--   explained_usd       What these drivers moved, exact.
--   explained_ratio     explained_usd / moved_usd, at least the target.
WITH reached AS (
  SELECT d.billing_month, d.scope_type, d.scope_id, t.target_percent, min(d.driver_rank) AS driver_count
  FROM mart_spend_change_drivers_monthly d
  JOIN (VALUES (50), (80)) AS t(target_percent) ON abs(d.cumulative_usd) * 100 >= abs(d.moved_usd) * t.target_percent
  GROUP BY ALL
)
SELECT
  r.billing_month,
  r.scope_type,
  r.scope_id,
  CAST(r.target_percent AS BIGINT) AS target_percent,
  d.scope_change_usd,
  d.moved_usd,
  r.driver_count,
  (SELECT count(*) FROM mart_spend_change_drivers_monthly p
    WHERE p.billing_month = r.billing_month AND p.scope_type = r.scope_type AND p.scope_id = r.scope_id
      AND p.driver_type = 'person' AND p.driver_rank <= r.driver_count) AS person_count,
  d.cumulative_usd AS explained_usd,
  d.cumulative_ratio AS explained_ratio
FROM reached r
JOIN mart_spend_change_drivers_monthly d
  ON d.billing_month = r.billing_month AND d.scope_type = r.scope_type AND d.scope_id = r.scope_id AND d.driver_rank = r.driver_count
