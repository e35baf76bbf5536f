-- Whom each kind of recipient means for an alert, as of the build. user: whom it is about. team_lead: the person's manager; of a team, the manager of most of
-- its people; else the owner of the cost center. group_owner: the owner of the group (principal_owners.csv, principal_type group), else of the cost center.
-- finance and channel are nobody in the directory. No row = nobody is known.
-- grain: alert_key, recipient
WITH people AS (
  SELECT p.person_id, p.display_name, p.emails, p.department, p.manager_id
  FROM ref_people p
  JOIN run ON run.as_of_date >= p.valid_from AND run.as_of_date < coalesce(p.valid_to, DATE '9999-12-31')
),
-- The owner of a cost center is written as people write it: a name, an id, or an address. A name that two people have is nobody's.
named AS (
  SELECT lower(person_id) AS called, person_id FROM people
  UNION
  SELECT lower(unnest(emails)), person_id FROM people
  UNION
  SELECT lower(display_name), person_id FROM people
),
called AS (
  SELECT called, min(person_id) AS person_id FROM named GROUP BY called HAVING count(*) = 1
),
owners AS (
  SELECT c.cost_center_id, o.person_id
  FROM ref_cost_centers c
  JOIN run ON run.as_of_date >= c.valid_from AND run.as_of_date < coalesce(c.valid_to, DATE '9999-12-31')
  JOIN called o ON o.called = lower(trim(c.owner))
),
group_owners AS (
  SELECT g.principal_id AS group_id, g.owner_person_id AS person_id
  FROM ref_principal_owners g
  JOIN run ON run.as_of_date >= g.valid_from AND run.as_of_date < coalesce(g.valid_to, DATE '9999-12-31')
  WHERE g.principal_type = 'group' AND g.owner_person_id IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY g.principal_id ORDER BY g.provider, g.owner_person_id) = 1
),
team_leads AS (
  SELECT department, manager_id AS person_id
  FROM people
  WHERE manager_id IS NOT NULL
  GROUP BY department, manager_id
  QUALIFY row_number() OVER (PARTITION BY department ORDER BY count(*) DESC, manager_id) = 1
),
answering AS (
  SELECT
    a.alert_key,
    a.person_id AS user_id,
    coalesce(p.manager_id, t.person_id, o.person_id) AS team_lead_id,
    coalesce(g.person_id, o.person_id) AS group_owner_id
  FROM int_alerts__keyed a
  LEFT JOIN people p ON p.person_id = a.person_id
  LEFT JOIN team_leads t ON t.department = CASE WHEN a.scope_type = 'team' THEN a.scope_id END
  LEFT JOIN owners o ON o.cost_center_id = a.cost_center_id
  LEFT JOIN group_owners g ON g.group_id = a.group_id
)
SELECT alert_key, 'user' AS recipient, 'person' AS recipient_type, user_id AS recipient_id FROM answering WHERE user_id IS NOT NULL
UNION ALL
SELECT alert_key, 'team_lead', 'person', team_lead_id FROM answering WHERE team_lead_id IS NOT NULL
UNION ALL
SELECT alert_key, 'group_owner', 'person', group_owner_id FROM answering WHERE group_owner_id IS NOT NULL
UNION ALL
SELECT alert_key, 'finance', 'finance', 'finance' FROM answering
UNION ALL
SELECT alert_key, 'channel', 'channel', 'channel' FROM answering
