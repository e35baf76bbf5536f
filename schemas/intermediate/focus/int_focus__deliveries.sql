-- Which deliveries of an account's billing period count. Of deliveries that overwrite each other, the newest of each export: landed last, then by the
-- time in its folder's name, then with the latest charges. has_rival: another one that counts has charges of the same sub-account, and nothing says
-- that their rows add up; is_undecided: which of an export's is the newest cannot be told.
-- grain: provider, billing_account_id, billing_period_start_date, delivery_id
WITH delivery AS (
  SELECT
    provider,
    billing_account_id,
    billing_period_start_date,
    delivery_id,
    export_id,
    handling,
    max(landed_at_utc) AS landed_at_utc,
    max(last_charge_at_utc) AS last_charge_at_utc,
    regexp_extract(delivery_id, '[0-9]{8}T[0-9]{6}Z') AS named_time,
    min(part) AS first_part,
    CAST(sum(row_count) AS BIGINT) AS row_count,
    sum(billed_cost) AS billed_cost
  FROM int_focus__periods
  GROUP BY ALL
),
counted AS (
  SELECT
    * EXCLUDE (named_time),
    handling <> 'ignore' AND (handling <> 'overwrite' OR rank() OVER (
      PARTITION BY provider, billing_account_id, billing_period_start_date, export_id, handling
      ORDER BY landed_at_utc DESC, named_time DESC, last_charge_at_utc DESC) = 1) AS is_counted
  FROM delivery
),
claim AS (
  SELECT DISTINCT p.provider, p.billing_account_id, p.billing_period_start_date, p.sub_account_id, c.delivery_id, c.export_id, c.handling
  FROM int_focus__periods p
  JOIN counted c USING (provider, billing_account_id, billing_period_start_date, delivery_id)
  WHERE c.is_counted
),
rival AS (
  SELECT DISTINCT a.provider, a.billing_account_id, a.billing_period_start_date, a.delivery_id,
    a.handling = 'overwrite' AND b.handling = 'overwrite' AND a.export_id = b.export_id AS is_undecided
  FROM claim a
  JOIN claim b USING (provider, billing_account_id, billing_period_start_date, sub_account_id)
  WHERE a.delivery_id <> b.delivery_id AND NOT (a.handling = 'append' AND b.handling = 'append')
)
SELECT
  c.*,
  count(r.delivery_id) > 0 AS has_rival,
  coalesce(bool_or(r.is_undecided), false) AS is_undecided
FROM counted c
LEFT JOIN rival r USING (provider, billing_account_id, billing_period_start_date, delivery_id)
GROUP BY ALL
