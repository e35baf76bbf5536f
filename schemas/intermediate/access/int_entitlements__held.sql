-- Groups that a person is in and what the policy says for them: one row for the membership itself (products none), and one for each line of entitlements.csv
-- that is for the group, on the days on which both hold. * is the group of everybody, where a line names it.
-- grain: person_id, group_id, products, valid_from
WITH memberships AS (
  SELECT person_id, group_id, max(group_name) AS group_name, valid_from, max(coalesce(valid_to, DATE '9999-12-31')) AS valid_to
  FROM ref_group_memberships
  GROUP BY person_id, group_id, valid_from
  UNION ALL
  SELECT DISTINCT person_id, '*', 'everybody', DATE '1970-01-01', DATE '9999-12-31' FROM ref_people
),
lines AS (
  SELECT k.group_id, e.products, e.models, e.default_model, e.limit_tier, e.valid_from, coalesce(e.valid_to, DATE '9999-12-31') AS valid_to
  FROM ref_entitlements e
  JOIN (SELECT group_id, group_id AS group_key FROM memberships UNION SELECT group_id, group_name FROM memberships) k ON k.group_key = e.group_id
),
held AS (
  SELECT person_id, group_id, group_name, 'none' AS products, NULL AS models, NULL AS default_model, NULL AS limit_tier, valid_from, valid_to
  FROM memberships
  WHERE group_id <> '*'
  UNION ALL
  SELECT m.person_id, m.group_id, m.group_name, l.products, l.models, l.default_model, l.limit_tier, greatest(m.valid_from, l.valid_from),
    least(m.valid_to, l.valid_to)
  FROM memberships m
  JOIN lines l ON l.group_id = m.group_id AND l.valid_from < m.valid_to AND m.valid_from < l.valid_to
)
SELECT *
FROM held
