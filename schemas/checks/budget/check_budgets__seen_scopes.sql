-- Budgets for a department without people, or a vendor that no source has billed: a different spelling in the directory or the ledger, or not begun yet.
-- severity: warn
SELECT concat('budgets.csv:', b.line_number, ' scope_id') AS place, 'a department of the directory' AS expected, b.scope_id AS found
FROM stg_reference__budgets b
ANTI JOIN ref_people p ON p.department = b.scope_id
WHERE b.scope_type = 'team'
UNION ALL
SELECT concat('budgets.csv:', b.line_number, ' scope_id'), 'a vendor of the ledger', b.scope_id
FROM stg_reference__budgets b
ANTI JOIN int_billing_authority__daily a ON a.provider = b.scope_id
WHERE b.scope_type = 'provider'
