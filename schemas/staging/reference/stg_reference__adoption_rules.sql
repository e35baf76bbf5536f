-- How adoption is judged (adoption_rules.csv).
-- grain: rule
-- published: adoption
-- columns:
--   rule    benchmark_low_usd, benchmark_high_usd: USD a month for an active developer; activation_days: days from a seat to its first use.
--   value   The figure in that unit.
--   note    Where it comes from.
SELECT rule, CAST(value AS DECIMAL(18, 2)) AS value, note
FROM raw_reference__adoption_rules
