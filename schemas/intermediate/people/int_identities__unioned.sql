-- Every vendor identity of every person with its validity: vendor ids, e-mail aliases, the organization's own id.
-- GitHub logins in lower case, as case means nothing there.
-- precedence: ids before e-mails, because an id stays when a name or an address changes. provider '*' = good for every vendor.
-- grain: identity_kind, identity_value, person_id, valid_from
WITH identities AS (
  SELECT 'anthropic_user_id' AS identity_kind, 1 AS precedence, 'anthropic' AS provider, anthropic_user_id AS identity_value, person_id, valid_from
  FROM ref_people
  UNION ALL
  SELECT 'github_login', 1, 'github', lower(github_login), person_id, valid_from
  FROM ref_people
  UNION ALL
  -- cursor:user_1 is the id user_1 at cursor
  SELECT concat(provider, '_id'), 1, provider, CASE provider WHEN 'github' THEN lower(identity_value) ELSE identity_value END, person_id, valid_from
  FROM (
    SELECT split_part(identity, ':', 1) AS provider, substring(identity, strpos(identity, ':') + 1) AS identity_value, person_id, valid_from
    FROM (SELECT unnest(identities) AS identity, person_id, valid_from FROM ref_people)
  )
  UNION ALL
  SELECT 'person_id', 2, '*', person_id, person_id, valid_from
  FROM ref_people
  UNION ALL
  SELECT 'email', 3, '*', lower(unnest(emails)), person_id, valid_from
  FROM ref_people
)
SELECT DISTINCT
  i.identity_kind,
  i.precedence,
  i.provider,
  i.identity_value,
  p.person_id,
  p.valid_from,
  p.valid_to,
  p.cost_center_id,
  p.department,
  p.business_unit
FROM identities i
JOIN ref_people p USING (person_id, valid_from)
WHERE i.identity_value <> ''
