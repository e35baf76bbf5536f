-- Where use contradicts the policy of entitlements.csv, and what access should be withdrawn or given a policy, with the money at stake. Use stands in one
-- finding only; seats show what one costs a month where the vendor bills seats. The target of no_limit_tier and no_limit is none.
-- grain: finding, provider, product, model, principal_id, person_id
-- example: SELECT finding, count(*) AS findings, sum(billed_usd) AS usd FROM mart_entitlement_findings GROUP BY ALL ORDER BY usd DESC
-- columns:
--   finding          model_not_allowed, product_not_allowed = no line of any of the person's groups allows it; no_policy = the person is in no group that a
--                    line is for; shadow_ai = a vendor that nobody agreed to pay; vendor_not_entitled = a vendor with a budget, an invoice or an
--                    allocation rule, but no line in entitlements.csv; leaver_key, leaver_seat = whoever holds it has left; idle_seat = not used for as
--                    many days as limit_rules.csv says; no_limit_tier = no line gives the person a tier; no_limit = no limit of the person's own, a group
--                    or a seat at any vendor.
--   provider         Vendor; none = all of them.
--   product          Surface, or what the seat is for; none = not of one.
--   model            Model as the vendor names it; none = not of one.
--   principal_id     The key, or the vendor's id of whoever holds the seat; none = neither.
--   person_id        The person; none = no person is known, or all.
--   scope_name       Name of the person; none = no person.
--   cost_center_id   Cost center of the person now, or last; NULL = none.
--   first_date       First UTC day of such use; the day of the pull for keys and seats, the as-of day for people.
--   last_date        Last UTC day of it.
--   day_count        Days of it.
--   billed_usd       Billed cost of that use, exact; what the seat costs a month.
--   detail           When the seat was last used, or the key's name; none = nothing to add.
--   next_step        What settles it.
WITH people AS (
  SELECT person_id, display_name, cost_center_id
  FROM ref_people
  QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY valid_from DESC) = 1
)
SELECT
  f.finding,
  f.provider,
  f.product,
  f.model,
  f.principal_id,
  f.person_id,
  coalesce(p.display_name, f.person_id) AS scope_name,
  p.cost_center_id,
  f.first_date,
  f.last_date,
  f.day_count,
  f.billed_usd,
  f.detail,
  CASE f.finding
    WHEN 'model_not_allowed' THEN 'take the model away at the vendor, or allow it to a group of the person in entitlements.csv'
    WHEN 'product_not_allowed' THEN 'take the product away at the vendor, or allow it to a group of the person in entitlements.csv'
    WHEN 'no_policy' THEN 'put the person into a group that has a line in entitlements.csv, or write one for everybody (*)'
    WHEN 'shadow_ai' THEN 'find out who buys it; write a line for it in entitlements.csv, or end it'
    WHEN 'vendor_not_entitled' THEN 'write a line for it in entitlements.csv: who may use it, and which models'
    WHEN 'leaver_key' THEN 'revoke the key, or name who answers for it now in principal_owners.csv'
    WHEN 'leaver_seat' THEN 'take the seat back'
    WHEN 'idle_seat' THEN 'ask whether it is needed, and take it back'
    WHEN 'no_limit_tier' THEN 'give a group of the person a limit_tier in entitlements.csv'
    WHEN 'no_limit' THEN 'set a limit at the vendor, or for the person, a group or the seat in limits.csv'
  END AS next_step
FROM int_entitlement_findings__listed f
LEFT JOIN people p USING (person_id)
