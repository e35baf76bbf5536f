-- Which cost center of ours the vendor's word for one means on a day: that of the id, else of the name, capitals aside. A word that fits two means none.
-- grain: vendor_cost_center, usage_date
WITH words AS (
  SELECT DISTINCT vendor_cost_center, lower(trim(vendor_cost_center)) AS word FROM int_charges__unioned WHERE vendor_cost_center IS NOT NULL
),
meant AS (
  SELECT w.vendor_cost_center, CASE WHEN r.cost_center_id = trim(w.vendor_cost_center) THEN 1 ELSE 2 END AS precedence, r.*
  FROM words w
  JOIN ref_cost_centers r ON lower(r.cost_center_id) = w.word
  UNION ALL
  SELECT w.vendor_cost_center, 3, r.*
  FROM words w
  JOIN ref_cost_centers r ON lower(trim(r.name)) = w.word
),
daily AS (
  SELECT u.vendor_cost_center, u.usage_date, m.cost_center_id, m.business_unit
  FROM (SELECT DISTINCT vendor_cost_center, usage_date FROM int_charges__unioned WHERE vendor_cost_center IS NOT NULL) u
  JOIN meant m ON m.vendor_cost_center = u.vendor_cost_center AND u.usage_date >= m.valid_from AND (m.valid_to IS NULL OR u.usage_date < m.valid_to)
  QUALIFY rank() OVER (PARTITION BY u.vendor_cost_center, u.usage_date ORDER BY m.precedence) = 1
)
SELECT vendor_cost_center, usage_date, min(cost_center_id) AS cost_center_id, min(business_unit) AS business_unit
FROM daily
GROUP BY ALL
HAVING count(DISTINCT cost_center_id) = 1
