-- Which person is behind a vendor user on a day, and where that person stands in the organization on that day. A vendor id goes before an
-- e-mail; an identity that two people hold on one day goes to the later validity, then the smaller person_id (a check shows it).
-- grain: provider, principal_id, usage_date
with keys as (
    select provider, principal_id, usage_date, principal_id as identity_value from int_principals__seen
    union
    select provider, principal_id, usage_date, email from int_principals__seen where email is not null
)
select
    k.provider,
    k.principal_id,
    k.usage_date,
    i.person_id,
    i.identity_kind as matched_by,
    i.cost_center_id,
    i.department,
    i.business_unit
from keys k
join int_identities__unioned i
    on i.identity_value = k.identity_value and i.provider in (k.provider, '*')
    and k.usage_date >= i.valid_from and (i.valid_to is null or k.usage_date < i.valid_to)
qualify row_number() over (
    partition by k.provider, k.principal_id, k.usage_date
    order by i.precedence, i.valid_from desc, i.person_id, i.identity_kind, i.identity_value) = 1
