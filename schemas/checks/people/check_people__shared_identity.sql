-- Identities that two people hold on the same day; charges go to the later validity, then the smaller person_id.
-- severity: warn
-- source: people
SELECT a.identity_kind, a.identity_value, a.person_id AS person_id, b.person_id AS other_person_id,
  greatest(a.valid_from, b.valid_from) AS shared_from
FROM int_identities__unioned a
JOIN int_identities__unioned b
  ON b.identity_kind = a.identity_kind AND b.identity_value = a.identity_value AND b.person_id > a.person_id
  AND (b.valid_to IS NULL OR a.valid_from < b.valid_to) AND (a.valid_to IS NULL OR b.valid_from < a.valid_to)
