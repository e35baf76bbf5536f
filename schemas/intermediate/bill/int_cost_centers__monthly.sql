-- Name, owner, business unit and charging of each cost center that a month knows: the line valid last in the month, else the newest before, else the first
-- ever.
-- grain: billing_month, cost_center_id
WITH known AS (
  SELECT billing_month, cost_center_id FROM int_chargeback_lines__frozen
  UNION
  SELECT billing_month, cost_center_id FROM int_chargeback_lines__open
  UNION
  SELECT DISTINCT CAST(date_trunc('month', usage_date) AS DATE), cost_center_id FROM int_charges__assigned
  UNION
  SELECT CAST(date_trunc('month', usage_date) AS DATE), cost_center_id FROM int_coding_activity__daily
  UNION
  SELECT CAST(date_trunc('month', usage_date) AS DATE), cost_center_id FROM int_commits__assigned
)
SELECT
  c.billing_month,
  c.cost_center_id,
  CASE c.cost_center_id
    WHEN 'unassigned' THEN 'Unassigned (people without a cost center)'
    WHEN 'unattributed' THEN 'Unattributed (no person known)'
    WHEN 'central' THEN 'Central (held and not charged)'
    ELSE coalesce(r.name, c.cost_center_id)
  END AS cost_center_name,
  r.owner,
  r.business_unit,
  coalesce(r.charging, CASE c.cost_center_id WHEN 'central' THEN 'showback' ELSE 'chargeback' END) AS charging,
  r.cost_center_id IS NOT NULL AS is_known
FROM known c
LEFT JOIN ref_cost_centers r USING (cost_center_id)
QUALIFY row_number() OVER (
  PARTITION BY c.billing_month, c.cost_center_id
  ORDER BY r.valid_from < c.billing_month + INTERVAL 1 MONTH DESC,
    CASE WHEN r.valid_from < c.billing_month + INTERVAL 1 MONTH THEN r.valid_from END DESC, r.valid_from, r.name) = 1
