-- FOCUS amounts with more than 12 decimals: the ledger rounds them, half away from zero. A row is what rounding took from a file's sums.
-- severity: warn
-- source: focus
SELECT part AS file, billing_currency, count(*) AS row_count,
  sum(billed_cost_rounding) AS billed_cost_rounding, sum(effective_cost_rounding) AS effective_cost_rounding, sum(list_cost_rounding) AS list_cost_rounding
FROM stg_focus__charges
WHERE billed_cost_rounding <> 0 OR effective_cost_rounding <> 0 OR list_cost_rounding <> 0
GROUP BY ALL
