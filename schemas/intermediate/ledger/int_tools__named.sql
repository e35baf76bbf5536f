-- The tool behind each product of the ledger and of the seats: the first line of tools.csv that fits, else the vendor's own word.
-- grain: provider, product
WITH products AS (
  SELECT provider, product FROM int_charges__unioned
  UNION
  SELECT provider, coalesce(product, 'none') FROM each_source__seats
)
SELECT p.provider, p.product, coalesce(t.tool, p.product) AS tool
FROM products p
LEFT JOIN ref_tools t ON t.provider = p.provider AND fits(p.product, t.product)
QUALIFY row_number() OVER (PARTITION BY p.provider, p.product ORDER BY t.line_number) = 1
