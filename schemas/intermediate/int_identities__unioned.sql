-- Every vendor identity of every person with its validity: vendor ids, e-mail aliases, the organization's own id.
-- precedence: ids before e-mails, because an id stays when a name or an address changes. provider '*' = good for every vendor.
-- grain: identity_kind, identity_value, person_id, valid_from
with identities as (
    select 'anthropic_user_id' as identity_kind, 1 as precedence, 'anthropic' as provider, anthropic_user_id as identity_value, person_id, valid_from
    from ref_people
    union all
    select 'github_login', 1, 'github', github_login, person_id, valid_from
    from ref_people
    union all
    select 'person_id', 2, '*', person_id, person_id, valid_from
    from ref_people
    union all
    select 'email', 3, '*', lower(unnest(emails)), person_id, valid_from
    from ref_people
)
select distinct
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
from identities i
join ref_people p using (person_id, valid_from)
where i.identity_value <> ''
