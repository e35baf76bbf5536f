-- Identities that two people hold on the same day; charges go to the later validity, then the smaller person_id.
-- severity: warn
-- source: people
select a.identity_kind, a.identity_value, a.person_id as person_id, b.person_id as other_person_id,
    greatest(a.valid_from, b.valid_from) as shared_from
from int_identities__unioned a
join int_identities__unioned b
    on b.identity_kind = a.identity_kind and b.identity_value = a.identity_value and b.person_id > a.person_id
    and (b.valid_to is null or a.valid_from < b.valid_to) and (a.valid_to is null or b.valid_from < a.valid_to)
