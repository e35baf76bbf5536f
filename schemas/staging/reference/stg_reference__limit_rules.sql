-- How spend limits are read and watched (limit_rules.csv).
-- grain: scope_type, rule
-- published: limits
-- columns:
--   scope_type        organization, person, group or seat.
--   rule              warning, critical, automation (parts of a limit); several (which limit counts in several groups); unused_days (idle seats).
--   value             What the file says: a part, lowest or highest, or a number of days.
--   threshold_ratio   The part of the limit; NULL for the other rules.
SELECT
  scope_type,
  rule,
  value,
  CASE WHEN rule IN ('warning', 'critical', 'automation') THEN CAST(value AS DECIMAL(9, 4)) END AS threshold_ratio
FROM raw_reference__limit_rules
