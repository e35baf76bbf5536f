-- Every version of every budget (budgets.csv), in its own currency and in USD, and what each version changed.
-- grain: scope_type, scope_id, period_type, period_start, version
-- columns:
--   scope_type          organization, cost_center, team (a department of the directory), provider, or it (the whole IT budget).
--   scope_id            organization, or the id of the cost center, department or vendor.
--   period_type         month, quarter or fiscal_year.
--   period_start        First day of the period (inclusive, UTC).
--   period_end          First day after it (exclusive, UTC).
--   version             Counts from 1; the highest counts.
--   is_current          True for the highest version.
--   currency            Currency of the approved amount (ISO 4217).
--   amount              The approved amount, in that currency.
--   rate_type           spot or month_average: the rate it is converted at.
--   rate_date           Date of the rate that converted it; NULL for USD, and where exchange_rates.csv has none.
--   usd_per_unit        The rate; 1 for USD.
--   budget_usd          The amount in USD, rounded once to the cent; NULL without a rate (check_budgets__have_rates tells).
--   change_usd          budget_usd less that of the version before; NULL for the first.
--   approved_by         Who approved it; NULL = the file doesn't say.
--   note                The file's note.
SELECT
  b.scope_type,
  b.scope_id,
  b.period_type,
  b.period_start,
  p.period_end,
  b.version,
  b.version = max(b.version) OVER (PARTITION BY b.scope_type, b.scope_id, b.period_type, b.period_start) AS is_current,
  b.currency,
  b.amount,
  b.rate_type,
  r.rate_date,
  r.usd_per_unit,
  CAST(usd_converted(b.amount, r.usd_per_unit) AS DECIMAL(18, 2)) AS budget_usd,
  CAST(usd_converted(b.amount, r.usd_per_unit) - lag(usd_converted(b.amount, r.usd_per_unit)) OVER (
    PARTITION BY b.scope_type, b.scope_id, b.period_type, b.period_start ORDER BY b.version) AS DECIMAL(18, 2)) AS change_usd,
  b.approved_by,
  b.note
FROM stg_reference__budgets b
LEFT JOIN ref_fiscal_periods p ON p.period_type = b.period_type AND p.period_start = b.period_start
LEFT JOIN int_exchange_rates__dated r
  ON r.currency = b.currency AND r.rate_type = b.rate_type AND b.rate_date >= r.valid_from AND b.rate_date < r.valid_to
