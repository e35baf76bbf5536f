-- A cost center that the cost centers' file does not know.
SELECT people.line_number, 'cost_center_id' AS field, 'a cost center of cost_centers.csv, or nothing' AS expected, people.cost_center_id AS found,
  'add it to cost_centers.csv, or mend it here; both files can land together' AS "try", 'people' AS entity
FROM raw_people__people AS people
WHERE people.cost_center_id IS NOT NULL AND people.cost_center_id NOT IN (SELECT cost_center_id FROM raw_people__cost_centers)
