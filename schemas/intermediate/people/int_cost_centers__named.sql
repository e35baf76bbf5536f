-- One name for each cost center: of the line valid on the day of the build, else of the last line before it, else of the first to come.
-- grain: cost_center_id
SELECT c.cost_center_id, c.name AS cost_center_name
FROM ref_cost_centers c
CROSS JOIN run
QUALIFY row_number() OVER (
  PARTITION BY c.cost_center_id
  ORDER BY c.valid_from <= run.as_of_date DESC, CASE WHEN c.valid_from <= run.as_of_date THEN c.valid_from END DESC, c.valid_from) = 1
