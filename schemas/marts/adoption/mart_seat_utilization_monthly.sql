-- Seats of each product and how they are used, month by month: assigned, used, never used, and how fast new holders begin. What an idle seat costs, and whose
-- it is, stands in mart_entitlement_findings.
-- grain: billing_month, provider, billing_account_id, product
-- example: SELECT provider, product, assigned_seat_count, active_seat_count FROM mart_seat_utilization_monthly WHERE billing_month = '2026-10-01'
-- columns:
--   billing_month          First day of the UTC month.
--   provider               Vendor.
--   billing_account_id     Billing account or organization at the vendor.
--   product                What the seat is for, in the vendor's words.
--   seat_date              Day that the counts are of: the month's last reading of the seats, else the last day of the month that the vendor counted itself.
--                          Months without either have no row: vendors say who holds a seat now, not who held one.
--   counted_by             seats: from the list of who holds one; vendor: Claude's own daily count, which names nobody.
--   assigned_seat_count    Seats on that day.
--   active_seat_count      Those whose holder used anything of the vendor in the 28 days that end on that day, or was active by the vendor's own list; of the
--                          vendor's own count its monthly active users.
--   never_active_seat_count  Those whose holder has never been seen to, as far back as the data go; NULL of the vendor's own count.
--   utilization_ratio      active_seat_count / assigned_seat_count (0–1); NULL without seats. 1 where the vendor counts more users than seats: some have lost
--                          theirs since.
--   pending_invite_count   Invitations that nobody has accepted, on that day or the last before on which the vendor counted them, of all its organizations
--                          together; NULL = not reported.
--   new_seat_count         Seats first seen in the month, where an earlier reading shows that they were not there before; only those whose time to begin is
--                          over.
--   activated_seat_count   Those of them whose holder used anything of the vendor within activation_days (adoption_rules.csv) of that day.
--   activation_ratio       activated_seat_count / new_seat_count (0–1); NULL without new seats or a rule.
--   tool                     What people call the product (ref_tools); the vendor's own word where no line fits.
WITH rules AS (
  SELECT CAST(max(value) FILTER (WHERE rule = 'activation_days') AS INTEGER) AS activation_days FROM ref_adoption_rules
),
seats AS (
  SELECT
    source,
    provider,
    billing_account_id,
    product,
    principal_id,
    usage_date,
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    coalesce(person_id, concat(provider, ':', principal_id)) AS worker_id,
    CAST(last_activity_at_utc AS DATE) AS shown_date,
    min(usage_date) OVER (PARTITION BY source, billing_account_id, product) AS first_reading,
    min(usage_date) OVER (PARTITION BY source, billing_account_id, product, principal_id) AS first_date
  FROM int_seats__assigned
),
held AS (
  SELECT *
  FROM seats
  QUALIFY usage_date = max(usage_date) OVER (PARTITION BY source, billing_account_id, product, billing_month)
),
used AS (
  SELECT DISTINCT provider, worker_id, usage_date FROM int_active_people__daily
),
used_lately AS (
  SELECT h.source, h.billing_account_id, h.product, h.principal_id, h.usage_date
  FROM held h
  JOIN used u ON u.provider = h.provider AND u.worker_id = h.worker_id AND u.usage_date > h.usage_date - 28 AND u.usage_date <= h.usage_date
  GROUP BY ALL
),
first_uses AS (
  SELECT provider, worker_id, min(usage_date) AS first_used_date FROM used GROUP BY ALL
),
begun AS (
  SELECT s.source, s.billing_account_id, s.product, s.principal_id, s.first_date, min(u.usage_date) AS begun_date
  FROM (SELECT DISTINCT source, provider, billing_account_id, product, principal_id, worker_id, first_date FROM seats WHERE first_date > first_reading) s
  LEFT JOIN used u ON u.provider = s.provider AND u.worker_id = s.worker_id AND u.usage_date >= s.first_date
  GROUP BY ALL
),
activated AS (
  SELECT b.source, b.billing_account_id, b.product, CAST(date_trunc('month', b.first_date) AS DATE) AS billing_month,
    count(*) AS new_seat_count,
    count(*) FILTER (WHERE b.begun_date <= b.first_date + r.activation_days) AS activated_seat_count
  FROM begun b
  CROSS JOIN rules r
  CROSS JOIN run
  WHERE b.first_date + r.activation_days <= run.as_of_date
  GROUP BY ALL
),
-- Claude's own count; its seats are those of the product claude_enterprise
told AS (
  SELECT
    usage_date,
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    'claude_enterprise' AS product,
    billing_account_id,
    assigned_seat_count,
    monthly_active_user_count,
    CAST(sum(pending_invite_count) OVER (PARTITION BY usage_date) AS BIGINT) AS pending_invite_count
  FROM stg_claude_analytics__summaries
),
invited AS (
  SELECT usage_date, product, max(pending_invite_count) AS pending_invite_count FROM told GROUP BY ALL
),
listed AS (
  SELECT
    h.billing_month,
    h.provider,
    h.billing_account_id,
    h.product,
    h.usage_date AS seat_date,
    'seats' AS counted_by,
    count(*) AS assigned_seat_count,
    count(*) FILTER (WHERE u.principal_id IS NOT NULL OR h.shown_date > h.usage_date - 28) AS active_seat_count,
    count(*) FILTER (WHERE h.shown_date IS NULL AND (f.first_used_date IS NULL OR f.first_used_date > h.usage_date)) AS never_active_seat_count,
    max(i.pending_invite_count) AS pending_invite_count,
    coalesce(max(a.new_seat_count), 0) AS new_seat_count,
    coalesce(max(a.activated_seat_count), 0) AS activated_seat_count
  FROM held h
  LEFT JOIN used_lately u USING (source, billing_account_id, product, principal_id, usage_date)
  LEFT JOIN first_uses f ON f.provider = h.provider AND f.worker_id = h.worker_id
  LEFT JOIN activated a ON a.source = h.source AND a.billing_account_id = h.billing_account_id AND a.product = h.product AND a.billing_month = h.billing_month
  ASOF LEFT JOIN invited i ON i.product = h.product AND i.usage_date <= h.usage_date
  GROUP BY h.billing_month, h.provider, h.billing_account_id, h.product, h.usage_date
),
counted AS (
  SELECT * FROM listed
  UNION ALL
  SELECT billing_month, 'anthropic', billing_account_id, product, usage_date, 'vendor', assigned_seat_count, monthly_active_user_count, NULL,
    pending_invite_count, 0, 0
  FROM told
  ANTI JOIN listed USING (billing_month, product)
  QUALIFY usage_date = max(usage_date) OVER (PARTITION BY billing_account_id, billing_month)
),
summed AS (
  SELECT
    billing_month,
    provider,
    billing_account_id,
    product,
    seat_date,
    counted_by,
    assigned_seat_count,
    active_seat_count,
    never_active_seat_count,
    CAST(least(active_seat_count, assigned_seat_count) AS DOUBLE) / nullif(assigned_seat_count, 0) AS utilization_ratio,
    pending_invite_count,
    new_seat_count,
    activated_seat_count,
    CAST(CASE WHEN (SELECT activation_days FROM rules) IS NOT NULL THEN activated_seat_count END AS DOUBLE) / nullif(new_seat_count, 0) AS activation_ratio
  FROM counted
)
SELECT
  s.*,
  coalesce(t.tool, s.product) AS tool
FROM summed s
LEFT JOIN int_tools__named t ON t.provider = s.provider AND t.product = s.product
