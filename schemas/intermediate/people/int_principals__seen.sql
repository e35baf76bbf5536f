-- Vendor users that appear on a day, in charges, as an owner whom a tag names, in activity or with a seat, with the e-mail the vendor shows for them; without
-- one on the day, the last one shown before.
-- grain: provider, principal_id, usage_date
WITH seen AS (
  SELECT provider, principal_id, usage_date, principal_email AS email FROM each_source__charges
  UNION ALL
  SELECT provider, owner_email, usage_date, owner_email FROM each_source__charges
  UNION ALL
  SELECT provider, principal_id, usage_date, email FROM each_source__principals
  UNION ALL
  SELECT provider, principal_id, usage_date, email FROM each_source__seats
),
days AS (
  SELECT provider, principal_id, usage_date, min(lower(email)) AS email
  FROM seen
  WHERE principal_id IS NOT NULL
  GROUP BY ALL
)
SELECT
  provider,
  principal_id,
  usage_date,
  coalesce(
    last_value(email IGNORE NULLS) OVER (PARTITION BY provider, principal_id ORDER BY usage_date),
    CASE WHEN contains(principal_id, '@') THEN lower(principal_id) END) AS email
FROM days
