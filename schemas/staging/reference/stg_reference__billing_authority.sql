-- Which source is charged for a provider's account on a day (end exclusive); * stands for any account without a line of its own.
-- grain: provider, billing_account_id, valid_from
SELECT provider, billing_account_id, source, valid_from, valid_to
FROM raw_reference__billing_authority
