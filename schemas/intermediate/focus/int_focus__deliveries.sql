-- Which deliveries of an account's billing period count. Of deliveries that overwrite each other, the newest of each export and period: landed last, then
-- by the time in its folder's name, then with the latest charges. has_rival: another one that counts has charges of the same sub-account, and nothing
-- says that their rows add up; is_undecided: which of an export's is the newest cannot be told.
-- grain: biller, billing_account_id, billing_period_start_date, delivery_id
WITH delivery AS (
  SELECT
    export_id,
    delivery_id,
    billing_period_start_date,
    handling,
    rank() OVER (
      PARTITION BY export_id, billing_period_start_date, handling
      ORDER BY max(landed_at_utc) DESC, regexp_extract(delivery_id, '[0-9]{8}T[0-9]{6}Z') DESC, max(last_charge_at_utc) DESC) AS place
  FROM int_focus__periods
  GROUP BY export_id, delivery_id, billing_period_start_date, handling
),
period AS (
  SELECT
    p.biller,
    p.billing_account_id,
    p.billing_period_start_date,
    p.delivery_id,
    p.export_id,
    p.handling,
    p.handling <> 'ignore' AND (p.handling <> 'overwrite' OR d.place = 1) AS is_counted,
    max(p.landed_at_utc) AS landed_at_utc,
    min(p.part) AS first_part,
    CAST(sum(p.row_count) AS BIGINT) AS row_count,
    sum(p.billed_cost) AS billed_cost
  FROM int_focus__periods p
  JOIN delivery d USING (export_id, delivery_id, billing_period_start_date, handling)
  GROUP BY ALL
),
claim AS (
  SELECT DISTINCT p.biller, p.billing_account_id, p.billing_period_start_date, p.sub_account_id, p.delivery_id, p.export_id, p.handling
  FROM int_focus__periods p
  SEMI JOIN (SELECT * FROM period WHERE is_counted) c USING (biller, billing_account_id, billing_period_start_date, delivery_id)
),
rival AS (
  SELECT a.biller, a.billing_account_id, a.billing_period_start_date, a.delivery_id,
    bool_or(a.handling = 'overwrite' AND b.handling = 'overwrite' AND a.export_id = b.export_id) AS is_undecided
  FROM claim a
  JOIN claim b USING (biller, billing_account_id, billing_period_start_date, sub_account_id)
  WHERE a.delivery_id <> b.delivery_id AND NOT (a.handling = 'append' AND b.handling = 'append')
  GROUP BY ALL
)
SELECT
  p.*,
  r.delivery_id IS NOT NULL AS has_rival,
  coalesce(r.is_undecided, false) AS is_undecided
FROM period p
LEFT JOIN rival r USING (biller, billing_account_id, billing_period_start_date, delivery_id)
