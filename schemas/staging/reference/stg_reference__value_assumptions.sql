-- Every assumption of the value estimate (value_assumptions.csv). They are opinions, dated and reasoned, not measurements.
-- grain: assumption, department, valid_from
-- published: unit_costs
-- columns:
--   assumption   minutes_saved_per_commit, minutes_saved_per_pull_request, minutes_saved_per_session, hourly_rate (USD), productivity_lift (part of a day's
--                work), working_hours_per_day, working_days_per_year.
--   department   For whom; * = everybody without a line of their own.
--   low_value    The careful figure.
--   base_value   The likely figure.
--   high_value   The hopeful figure.
--   valid_from   First day of validity; the first of a month decides for the month.
--   valid_to     End of validity (exclusive); NULL = open.
--   note         Where the figure comes from.
SELECT
  assumption,
  department,
  CAST(low AS DECIMAL(18, 4)) AS low_value,
  CAST(base AS DECIMAL(18, 4)) AS base_value,
  CAST(high AS DECIMAL(18, 4)) AS high_value,
  valid_from,
  valid_to,
  note
FROM raw_reference__value_assumptions
