-- Limit tiers per family of products, in USD a month (limit_tiers.csv).
-- grain: family, tier
-- published: limits
-- columns:
--   family      Family of products, as in product_families.csv.
--   tier        Name of the tier: power, typical, light …
--   limit_usd   What a month's use of the family may cost.
--   note        The file's note.
SELECT
  family,
  tier,
  CAST(amount AS DECIMAL(38, 12)) AS limit_usd,
  note
FROM raw_reference__limit_tiers
