-- Rules on skills or connectors that move nothing, because no vendor attributes spend to what they name (none does so for connectors), or less than is
-- attributed, because the account's direct use of those products is less.
-- severity: warn
WITH moved AS (
  SELECT charge_month, provider, billing_account_id, rule_line_number, sum(weight) AS moved_weight
  FROM int_attributed_spend__shared
  GROUP BY ALL
)
SELECT r.line_number, r.rule_id, charge_month, provider, billing_account_id, a.attributed_usd, usd_from_pico(coalesce(m.moved_weight, 0) * 1000000) AS moved_usd
FROM ref_allocation_rules r
LEFT JOIN int_attributed_spend__ruled a ON a.rule_line_number = r.line_number
LEFT JOIN moved m USING (charge_month, provider, billing_account_id, rule_line_number)
WHERE (r.match['skill'] IS NOT NULL OR r.match['connector'] IS NOT NULL)
  AND coalesce(m.moved_weight < CAST(trunc(a.attributed_usd * 1000000) AS HUGEINT), true)
