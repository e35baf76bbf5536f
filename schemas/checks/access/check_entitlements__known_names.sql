-- Lines of entitlements.csv for a group that no directory has, and defaults without a list price (their drift cannot be measured).
-- severity: warn
SELECT concat('entitlements.csv:', e.line_number, ' group_id') AS place, 'a group of a SCIM directory, id or name, or *' AS expected, e.group_id AS found
FROM stg_reference__entitlements e
WHERE e.group_id <> '*' AND e.group_id NOT IN (SELECT group_id FROM ref_group_memberships UNION SELECT group_name FROM ref_group_memberships
  WHERE group_name IS NOT NULL)
UNION ALL
SELECT concat('entitlements.csv:', e.line_number, ' default_model'), 'a model of model_prices.csv', e.default_model
FROM stg_reference__entitlements e
WHERE price_key(e.default_model) NOT IN (SELECT model FROM ref_model_prices)
