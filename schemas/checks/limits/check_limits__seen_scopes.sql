-- Lines of limits.csv that apply to nobody: a group that no directory has, a seat that no vendor lists, a vendor that no source has billed; a different
-- spelling, or not begun yet.
-- severity: warn
SELECT concat('limits.csv:', l.line_number, ' scope_id') AS place, 'a group of a SCIM directory, id or name' AS expected, l.scope_id AS found
FROM stg_reference__limits l
WHERE l.scope_type = 'group' AND l.scope_id NOT IN (SELECT group_id FROM ref_group_memberships UNION SELECT group_name FROM ref_group_memberships
  WHERE group_name IS NOT NULL)
UNION ALL
SELECT concat('limits.csv:', l.line_number, ' scope_id'), 'the product of a seat that a vendor lists', l.scope_id
FROM stg_reference__limits l
WHERE l.scope_type = 'seat_type' AND l.scope_id NOT IN (SELECT product FROM int_seats__assigned)
UNION ALL
SELECT concat('limits.csv:', l.line_number, ' provider'), 'a vendor of the ledger, or *', l.provider
FROM stg_reference__limits l
WHERE l.provider <> '*' AND l.provider NOT IN (SELECT provider FROM int_billing_authority__daily)
