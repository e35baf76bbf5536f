-- How adoption is judged (adoption_rules.csv).
-- grain: rule
-- columns:
--   rule    benchmark_low_usd, benchmark_high_usd: USD a month for an active developer; activation_days: days from a seat to its first use.
--   value   The figure in that unit.
--   note    Where it comes from.
SELECT rule, value, note
FROM stg_reference__adoption_rules
