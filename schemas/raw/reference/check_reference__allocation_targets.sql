-- Cost centers that a rule names and that cost_centers.csv doesn't have on every day of the rule; the first such day.
WITH targets AS (
  SELECT DISTINCT line_number, trim(split_part(target, '=', 1)) AS cost_center_id, valid_from, coalesce(valid_to, DATE '9999-12-31') AS until_date
  FROM (SELECT line_number, unnest(string_split(targets, ';')) AS target, valid_from, valid_to FROM raw_reference__allocation_rules)
  WHERE trim(target) <> ''
),
-- A gap begins with the rule or where a line of the cost center ends.
days AS (
  SELECT line_number, cost_center_id, valid_from AS first_date FROM targets
  UNION
  SELECT t.line_number, t.cost_center_id, c.valid_to
  FROM targets t
  JOIN raw_people__cost_centers c ON c.cost_center_id = t.cost_center_id AND c.valid_to > t.valid_from AND c.valid_to < t.until_date
)
SELECT line_number, 'targets' AS field, 'a cost center of cost_centers.csv on each day of the rule' AS expected,
  CASE WHEN cost_center_id IN (SELECT cost_center_id FROM raw_people__cost_centers) THEN concat(cost_center_id, ', which there is not on ', min(first_date))
    ELSE cost_center_id END AS found,
  'mend the id, let the rule begin or end with the cost center, or add a line to cost_centers.csv; both files land together' AS "try",
    'allocation_rules' AS entity
FROM days d
WHERE NOT EXISTS (
  SELECT 1 FROM raw_people__cost_centers c
  WHERE c.cost_center_id = d.cost_center_id AND c.valid_from <= d.first_date AND (c.valid_to IS NULL OR c.valid_to > d.first_date))
GROUP BY line_number, cost_center_id
