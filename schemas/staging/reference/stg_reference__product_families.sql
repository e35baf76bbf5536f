-- Which products a limit tier is for (product_families.csv); the first line that fits counts.
-- grain: line_number
-- published: limits
-- columns:
--   line_number   Line of the file.
--   provider      Vendor.
--   product       Products; * is any text, | between alternatives.
--   family        Their family: code, cowork, chat …
--   note          The file's note.
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  provider,
  product,
  family,
  note
FROM raw_reference__product_families
