-- Decisions that there are not, approvals without an amount, routes to nobody, numbers that are none, one rule twice, and lines after one that fits everything.
WITH known AS (
  SELECT person_id FROM raw_people__people
  UNION
  SELECT CASE part WHEN 'scim' THEN id ELSE concat(part, ':', id) END FROM raw_scim__users
)
SELECT line_number, 'decision' AS field, 'approve or route' AS expected, decision AS found,
  'nothing is denied by a rule: route it, and let a person say so' AS "try", 'request_rules' AS entity
FROM raw_reference__request_rules WHERE decision NOT IN ('approve', 'route')
UNION ALL
SELECT line_number, 'raise_ratio', 'more than 1 and at most 10, with at most 4 decimals, to approve', coalesce(raise_ratio, 'nothing'),
  '1.25 raises the limit by a quarter', 'request_rules'
FROM raw_reference__request_rules
WHERE decision = 'approve'
  AND (coalesce(try_cast(raise_ratio AS DECIMAL(18, 4)), 0) NOT BETWEEN 1.0001 AND 10 OR length(rtrim(split_part(raise_ratio, '.', 2), '0')) > 4)
UNION ALL
SELECT line_number, 'most_usd', 'an amount above 0 with at most 2 decimals, to approve', coalesce(most_usd, 'nothing'),
  'say up to which new limit nobody needs to look', 'request_rules'
FROM raw_reference__request_rules
WHERE decision = 'approve'
  AND (coalesce(try_cast(most_usd AS DECIMAL(38, 2)), 0) NOT BETWEEN 0.01 AND 9999999999999.99 OR length(rtrim(split_part(most_usd, '.', 2), '0')) > 2)
UNION ALL
SELECT line_number, 'budget_ratio', 'more than 0 and at most 10, with at most 4 decimals, or nothing', budget_ratio, '1 is: within budget as projected',
  'request_rules'
FROM raw_reference__request_rules
WHERE budget_ratio IS NOT NULL
  AND (coalesce(try_cast(budget_ratio AS DECIMAL(18, 4)), 0) NOT BETWEEN 0.0001 AND 10 OR length(rtrim(split_part(budget_ratio, '.', 2), '0')) > 4)
UNION ALL
SELECT line_number, 'route_to', 'manager, cost_center_owner, finance or a person of people.csv or the SCIM directory', coalesce(route_to, 'nothing'),
  'say who decides', 'request_rules'
FROM raw_reference__request_rules
WHERE decision = 'route' AND coalesce(route_to, '') NOT IN ('manager', 'cost_center_owner', 'finance')
  AND coalesce(route_to, '') NOT IN (SELECT person_id FROM known)
UNION ALL
SELECT line_number, 'route_to', 'nothing, as the rule decides itself', route_to, 'leave it empty, or make the decision route', 'request_rules'
FROM raw_reference__request_rules WHERE decision = 'approve' AND route_to IS NOT NULL
UNION ALL
SELECT line_number, 'target_hours', '1 to 8760', CAST(target_hours AS VARCHAR), 'how many hours a decision may take', 'request_rules'
FROM raw_reference__request_rules WHERE target_hours NOT BETWEEN 1 AND 8760
UNION ALL
SELECT later.line_number, 'rule_id', 'each rule once', concat(later.rule_id, ' again; the first is line ', earlier.line_number), 'give it another name',
  'request_rules'
FROM raw_reference__request_rules AS later
JOIN raw_reference__request_rules AS earlier USING (rule_id)
WHERE earlier.line_number < later.line_number
UNION ALL
SELECT later.line_number, 'cost_center', concat('a line that can be reached (line ', min(earlier.line_number), ' routes everything)'), later.cost_center,
  'put it before that line', 'request_rules'
FROM raw_reference__request_rules AS later
JOIN raw_reference__request_rules AS earlier ON earlier.decision = 'route' AND earlier.cost_center = '*' AND earlier.line_number < later.line_number
GROUP BY later.line_number, later.cost_center
