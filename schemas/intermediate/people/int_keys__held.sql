-- Active keys of the newest pull with the person who made or owns them, and whether that person has left. A key for which principal_owners.csv names somebody
-- on that day is that owner's, not its maker's.
-- grain: source, billing_account_id, api_key_id
WITH newest AS (
  SELECT *
  FROM each_source__keys
  QUALIFY rank() OVER (PARTITION BY source, billing_account_id ORDER BY usage_date DESC) = 1
),
holders AS (
  SELECT source, provider, billing_account_id, usage_date, api_key_id, api_key_name, unnest([holder_id, lower(holder_email)]) AS identity_value
  FROM newest
  WHERE is_active
)
SELECT
  h.source,
  h.provider,
  h.billing_account_id,
  h.usage_date,
  h.api_key_id,
  max(h.api_key_name) AS api_key_name,
  max({'until': coalesce(i.valid_to, DATE '9999-12-31'), 'person': i.person_id}).person AS person_id,
  max(coalesce(i.valid_to, DATE '9999-12-31')) <= h.usage_date AS has_left
FROM holders h
JOIN int_identities__unioned i ON i.identity_value = h.identity_value AND i.provider IN (h.provider, '*') AND i.valid_from <= h.usage_date
ANTI JOIN (SELECT provider, principal_id, usage_date FROM int_principals__owned WHERE owned_as = 'account') o
  ON o.provider = h.provider AND o.principal_id = h.api_key_id AND o.usage_date = h.usage_date
ANTI JOIN ref_principal_owners d
  ON NOT d.is_beginning AND d.provider = h.provider AND d.principal_id = h.api_key_id AND h.usage_date >= d.valid_from
    AND h.usage_date < coalesce(d.valid_to, DATE '9999-12-31')
GROUP BY h.source, h.provider, h.billing_account_id, h.usage_date, h.api_key_id
