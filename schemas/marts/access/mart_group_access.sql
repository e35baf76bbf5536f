-- Access log per group, the audit trail: what members of each group used while they were in it, from first to last, and whether the policy for that group
-- allows it. GROUPS OVERLAP: what somebody in two groups used stands in both; look at one group at a time. Metered use since the first line of
-- entitlements.csv.
-- grain: group_id, person_id, provider, product, model
-- example: SELECT group_name, scope_name, model, last_usage_date FROM mart_group_access WHERE refused_day_count > 0 ORDER BY ALL
-- columns:
--   group_id            The directory's id of the group; * = everybody, none = people in no group.
--   group_name          Its name; NULL for none.
--   person_id           Who used it.
--   scope_name          Name of the person.
--   provider            Vendor.
--   product             Surface, as the vendor names it.
--   model               Model as the vendor names it; none = the vendor names none.
--   first_usage_date    First UTC day.
--   last_usage_date     Last UTC day.
--   day_count           Days on which it was used.
--   refused_day_count   Days on which no line for this group allowed it (another group of the person may).
--   billed_usd          Billed cost on those days, exact. Overlapping: never sum over groups.
WITH names AS (
  SELECT person_id, display_name
  FROM ref_people
  QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY valid_from DESC) = 1
)
SELECT
  u.group_id,
  max(u.group_name) AS group_name,
  u.person_id,
  max(coalesce(n.display_name, u.person_id)) AS scope_name,
  u.provider,
  u.product,
  u.model,
  min(u.first_date) AS first_usage_date,
  max(u.last_date) AS last_usage_date,
  CAST(sum(bit_count(u.day_bits)) AS BIGINT) AS day_count,
  CAST(coalesce(sum(bit_count(u.day_bits)) FILTER (WHERE NOT u.is_allowed), 0) AS BIGINT) AS refused_day_count,
  CAST(sum(u.billed_usd) AS DECIMAL(38, 12)) AS billed_usd
FROM int_entitlement_use__judged u
LEFT JOIN names n USING (person_id)
GROUP BY u.group_id, u.person_id, u.provider, u.product, u.model
