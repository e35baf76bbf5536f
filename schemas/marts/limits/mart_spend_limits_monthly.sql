-- The spend limit in force for each person and for the organization, per month and vendor, where it comes from, and how far it is used: metered use of the
-- month's whole days at ledger cost. The vendor's own limit where it publishes one, else that of limits.csv; provider * is all vendors together, a limit of
-- our own
-- beside theirs.
-- grain: limit_month, provider, billing_account_id, scope_type, scope_id
-- example: SELECT scope_name, limit_usd, spent_usd, used_ratio FROM mart_spend_limits_monthly WHERE limit_month = '2026-11-01' ORDER BY used_ratio DESC
-- columns:
--   limit_month             First day of the UTC month; limits begin anew on it.
--   provider                Vendor that the limit is for; * = all vendors together.
--   billing_account_id      Account of a vendor's own limit as the source names it; * = all accounts of the vendor.
--   scope_type              person, or organization for what all may use together.
--   scope_id                The person; the vendor's user id where the directory knows none; organization.
--   scope_name              Name of the person, else the id.
--   cost_center_id          Cost center of the person on limit_date; NULL = none, or not a person.
--   limit_basis             vendor = set and enforced there, own = limits.csv, none = no limit anywhere.
--   limit_date              Day whose limits, memberships and seats these are.
--   limit_usd               The limit in force; NULL = none, or expressly unlimited (limit_source says which).
--   limit_source            Which rule gave it: person, group, seat_type, organization (the ceiling), none, or a vendor's word that we don't know.
--   limit_source_id         The group, seat type or person that it is of; NULL = none, or not told.
--   own_limit_usd           What limits.csv says for the person before the organization's ceiling; NULL = nothing or unlimited.
--   own_limit_source        Rule behind own_limit_usd: person, group, seat_type, organization, none; NULL = limits.csv has no limit for this vendor.
--   spent_usd               Metered use on the month's whole days, at ledger cost, exact.
--   vendor_spent_usd        What the vendor says was used up to limit_date; it reads 0 also while the vendor cannot tell. NULL = not told.
--   remaining_usd           limit_usd less spent_usd; NULL = no limit.
--   used_ratio              spent_usd / limit_usd; NULL = no limit, or one of zero.
--   data_through_date       Last day of the month that is whole in every live account that counts; NULL = none yet.
--   warning_ratio           First threshold, for example 0.75.
--   warning_date            Day on which it was reached, or at the present pace will be; NULL = not in this month.
--   is_warning_reached      True when it was reached; false = warning_date is projected, or there is none.
--   critical_ratio          Second threshold, for example 0.95.
--   critical_date           Day on which it was reached, or will be; NULL = not in this month.
--   is_critical_reached     True when it was reached.
--   automation_ratio        Part of the limit at which unattended jobs should stop, for example 0.80.
--   automation_date         Day on which it was reached, or will be; NULL = not in this month.
--   is_automation_flagged   True when it was reached: automation of this person should pause until the limit is raised or the month ends.
--   exhaustion_date         Day on which the whole limit was used, or will be (projected crossing day); NULL = not in this month.
--   is_exhausted            True when it is used up.
WITH spent AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS limit_month, provider, billing_account_id, scope_type, scope_id, sum(spent_usd) AS spent_usd
  FROM int_limit_spend__daily
  GROUP BY ALL
),
crossings AS (
  SELECT
    limit_month, provider, billing_account_id, scope_type, scope_id,
    max(level_date) FILTER (WHERE level = 'warning') AS warning_date, bool_or(is_reached AND level = 'warning') AS is_warning_reached,
    max(level_date) FILTER (WHERE level = 'critical') AS critical_date, bool_or(is_reached AND level = 'critical') AS is_critical_reached,
    max(level_date) FILTER (WHERE level = 'automation') AS automation_date, bool_or(is_reached AND level = 'automation') AS is_automation_flagged,
    max(level_date) FILTER (WHERE level = 'exhausted') AS exhaustion_date, bool_or(is_reached AND level = 'exhausted') AS is_exhausted
  FROM int_limit_levels__crossed
  GROUP BY ALL
),
whole AS (
  SELECT provider, billing_account_id, coalesce(min(last_whole_date) FILTER (WHERE last_whole_date > run.as_of_date - 28), max(last_whole_date)) AS through_date
  FROM int_limit_accounts__counted
  CROSS JOIN run
  GROUP BY ALL
),
rules AS (
  SELECT
    scope_type,
    max(threshold_ratio) FILTER (WHERE rule = 'warning') AS warning_ratio,
    max(threshold_ratio) FILTER (WHERE rule = 'critical') AS critical_ratio,
    max(threshold_ratio) FILTER (WHERE rule = 'automation') AS automation_ratio
  FROM ref_limit_rules
  GROUP BY ALL
)
SELECT
  c.limit_month,
  c.provider,
  c.billing_account_id,
  c.scope_type,
  c.scope_id,
  coalesce(p.display_name, c.scope_id) AS scope_name,
  p.cost_center_id,
  c.limit_basis,
  c.limit_date,
  c.limit_usd,
  c.limit_source,
  c.limit_source_id,
  c.own_limit_usd,
  c.own_limit_source,
  CAST(coalesce(s.spent_usd, 0) AS DECIMAL(38, 12)) AS spent_usd,
  c.vendor_spent_usd,
  CAST(c.limit_usd - coalesce(s.spent_usd, 0) AS DECIMAL(38, 12)) AS remaining_usd,
  CAST(coalesce(s.spent_usd, 0) AS DOUBLE) / nullif(CAST(c.limit_usd AS DOUBLE), 0) AS used_ratio,
  CASE WHEN w.through_date >= c.limit_month THEN least(w.through_date, last_day(c.limit_month)) END AS data_through_date,
  r.warning_ratio,
  x.warning_date,
  coalesce(x.is_warning_reached, false) AS is_warning_reached,
  r.critical_ratio,
  x.critical_date,
  coalesce(x.is_critical_reached, false) AS is_critical_reached,
  r.automation_ratio,
  x.automation_date,
  coalesce(x.is_automation_flagged, false) AS is_automation_flagged,
  x.exhaustion_date,
  coalesce(x.is_exhausted, false) AS is_exhausted
FROM int_limits__combined c
LEFT JOIN ref_people p ON p.person_id = c.scope_id AND c.limit_date >= p.valid_from AND c.limit_date < coalesce(p.valid_to, DATE '9999-12-31')
LEFT JOIN spent s USING (limit_month, provider, billing_account_id, scope_type, scope_id)
LEFT JOIN crossings x USING (limit_month, provider, billing_account_id, scope_type, scope_id)
LEFT JOIN whole w USING (provider, billing_account_id)
LEFT JOIN rules r USING (scope_type)
