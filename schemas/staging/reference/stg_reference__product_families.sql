-- Products of a family; the first line that fits counts.
-- grain: line_number
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  provider,
  product,
  family,
  note
FROM raw_reference__product_families
