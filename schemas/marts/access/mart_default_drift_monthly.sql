-- How much of what members of a group used was on a model priced above the group's default. A share of priced use only: models and defaults without a list
-- price are left out of both sides. GROUPS OVERLAP: look at one group at a time.
-- grain: usage_month, group_id, person_id
-- example: SELECT group_name, sum(above_default_usd) AS usd FROM mart_default_drift_monthly WHERE usage_month = '2026-10-01' GROUP BY ALL ORDER BY usd DESC
-- columns:
--   usage_month           First day of the UTC month.
--   group_id              The directory's id of the group; * = everybody.
--   group_name            Its name.
--   person_id             The member.
--   default_model         Default of the group where the person used it most dearly; the alphabetically last where lines differ.
--   priced_usd            Use that can be compared: billed cost on models with a list price, where the group has a default with one.
--   above_default_usd     The part of it on models priced above the default (input and output token together, at list).
--   above_default_ratio   above_default_usd / priced_usd; NULL = nothing was billed.
--   above_day_count       Days with such use.
--   person_name           Name of the person as of the build; the id where no person is known.
WITH summed AS (
  SELECT
    CAST(date_trunc('month', first_date) AS DATE) AS usage_month,
    group_id,
    max(group_name) AS group_name,
    person_id,
    max(default_model) AS default_model,
    CAST(sum(billed_usd) AS DECIMAL(38, 12)) AS priced_usd,
    CAST(coalesce(sum(billed_usd) FILTER (WHERE is_above_default), 0) AS DECIMAL(38, 12)) AS above_default_usd,
    CAST(coalesce(sum(billed_usd) FILTER (WHERE is_above_default), 0) AS DOUBLE) / nullif(CAST(sum(billed_usd) AS DOUBLE), 0) AS above_default_ratio,
    CAST(bit_count(coalesce(bit_or(day_bits) FILTER (WHERE is_above_default), 0)) AS BIGINT) AS above_day_count
  FROM int_entitlement_use__judged
  WHERE is_above_default IS NOT NULL
  GROUP BY date_trunc('month', first_date), group_id, person_id
)
SELECT
  s.*,
  coalesce(w.display_name, s.person_id) AS person_name
FROM summed s
LEFT JOIN ref_people_current w ON w.person_id = s.person_id
