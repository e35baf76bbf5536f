-- Controls of no scope, of cost centers and people that there are not, without a baseline, and one id twice.
WITH known AS (
  SELECT person_id FROM raw_people__people
  UNION
  SELECT CASE part WHEN 'scim' THEN id ELSE concat(part, ':', id) END FROM raw_scim__users
)
SELECT line_number, 'scope_type' AS field, 'organization, cost_center, person or model' AS expected, scope_type AS found,
  'these are the scopes that controls have' AS "try", 'controls' AS entity
FROM raw_reference__controls WHERE scope_type NOT IN ('organization', 'cost_center', 'person', 'model')
UNION ALL
SELECT line_number, 'scope_id', 'organization, as for every control of the scope organization', scope_id, 'write organization', 'controls'
FROM raw_reference__controls WHERE scope_type = 'organization' AND scope_id <> 'organization'
UNION ALL
SELECT line_number, 'scope_id', 'a cost center of cost_centers.csv', scope_id, 'mend the id, or add it to cost_centers.csv; both files land together',
  'controls'
FROM raw_reference__controls WHERE scope_type = 'cost_center' AND scope_id NOT IN (SELECT cost_center_id FROM raw_people__cost_centers)
UNION ALL
SELECT line_number, 'scope_id', 'a person of people.csv or of the SCIM directory', scope_id,
  'mend the id, or add the person; people.csv and this file land together', 'controls'
FROM raw_reference__controls WHERE scope_type = 'person' AND scope_id NOT IN (SELECT person_id FROM known)
UNION ALL
SELECT line_number, 'baseline_months', 'a whole number from 1 to 24', baseline_months, 'the months before it began that later ones are held against', 'controls'
FROM raw_reference__controls WHERE NOT regexp_full_match(baseline_months, '[1-9]|1[0-9]|2[0-4]')
UNION ALL
SELECT later.line_number, 'control_id', 'each id once', concat(later.control_id, ' again; the first is line ', min(earlier.line_number)),
  'a control that was changed is a new one, with an id of its own', 'controls'
FROM raw_reference__controls AS later
JOIN raw_reference__controls AS earlier USING (control_id)
WHERE earlier.line_number < later.line_number
GROUP BY later.line_number, later.control_id
