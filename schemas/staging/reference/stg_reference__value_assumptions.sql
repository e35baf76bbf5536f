-- Assumptions of the value estimate, one a line.
-- grain: assumption, department, valid_from
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
