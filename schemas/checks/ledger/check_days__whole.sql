-- Days inside an account's history that never became whole: no anomaly is tested on them and their month stays provisional.
-- severity: warn
SELECT provider, billing_account_id, source, usage_date
FROM int_days__covered
WHERE is_hole
