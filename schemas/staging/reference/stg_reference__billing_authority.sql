-- Which source is charged for a provider's account on a day (end exclusive); * stands for any provider or account without a line of its own.
-- grain: provider, billing_account_id, source, valid_from
SELECT provider, billing_account_id, source, role, valid_from, valid_to, CAST(line_number AS BIGINT) AS line_number
FROM raw_reference__billing_authority
