-- Charge categories and classes that FOCUS 1.4 does not have. They are in the ledger under their own name.
-- severity: warn
-- source: focus
SELECT 'ChargeCategory' AS field, charge_category AS found, min(part) AS first_file, count(*) AS row_count, sum(billed_cost) AS billed_cost
FROM stg_focus__charges
WHERE charge_category NOT IN ('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment')
GROUP BY ALL
UNION ALL
SELECT 'ChargeClass', charge_class, min(part), count(*), sum(billed_cost)
FROM stg_focus__charges
WHERE charge_class <> 'Correction'
GROUP BY ALL
