-- The findings of mart_entitlement_findings by the month of the use: what was against the policy in a month, with its money.
-- grain: finding_month, finding, provider, product, model, principal_id, person_id
-- example: SELECT finding_month, finding, sum(billed_usd) AS usd FROM mart_entitlement_findings_monthly GROUP BY ALL ORDER BY ALL
-- columns:
--   finding_month    First day of the UTC month of the use; of keys, seats and people without a limit the month of the pull or of the build.
--   finding          As in mart_entitlement_findings.
--   provider         Vendor; none = all of them.
--   product          Surface, or what the seat is for; none = not of one.
--   model            Model as the vendor names it; none = not of one.
--   principal_id     The key, or the vendor's id of whoever holds the seat; none = neither.
--   person_id        The person; none = no person is known, or all.
--   first_date       First UTC day of it in the month.
--   last_date        Last UTC day of it in the month.
--   day_count        Days of it in the month.
--   billed_usd       Billed cost of that use in the month, exact; what the seat costs a month.
SELECT finding_month, finding, provider, product, model, principal_id, person_id, first_date, last_date, day_count, billed_usd
FROM int_entitlement_findings__monthly
