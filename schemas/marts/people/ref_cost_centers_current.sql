-- Cost centers as of the build, one row a cost center: a join by cost_center_id doubles no money, and loses none of those that have ended. For the name or
-- owner on a day of use take ref_cost_centers, whose lines are dated. The line shown is the one valid on that day, else the last before it, else the first to
-- come.
-- grain: cost_center_id
-- example: SELECT c.business_unit, sum(s.billed_usd) AS usd FROM mart_spend_daily s JOIN ref_cost_centers_current c USING (cost_center_id) GROUP BY ALL
-- columns:
--   cost_center_id  Id as the general ledger writes it.
--   name            Name as shown in reports.
--   owner           Who answers for the cost center.
--   business_unit   Business unit the cost center belongs to.
--   charging        chargeback = pays its bill; showback = is shown it.
--   is_active       True while the line is valid: false for cost centers that have ended or are still to come.
--   valid_from      First day of the line (inclusive, UTC).
--   valid_to        End of the line (exclusive, UTC); NULL = open.
SELECT
  c.cost_center_id,
  c.name,
  c.owner,
  c.business_unit,
  c.charging,
  c.valid_from <= run.as_of_date AND (c.valid_to IS NULL OR c.valid_to > run.as_of_date) AS is_active,
  c.valid_from,
  c.valid_to
FROM ref_cost_centers c
CROSS JOIN run
QUALIFY row_number() OVER (
  PARTITION BY c.cost_center_id
  ORDER BY c.valid_from <= run.as_of_date DESC, CASE WHEN c.valid_from <= run.as_of_date THEN c.valid_from END DESC, c.valid_from) = 1
