-- Limit tiers per family of products, in USD a month (limit_tiers.csv).
-- grain: family, tier
-- columns:
--   family      Family of products, as in product_families.csv.
--   tier        Name of the tier: power, typical, light …
--   limit_usd   What a month's use of the family may cost.
--   note        The file's note.
SELECT family, tier, limit_usd, note FROM stg_reference__limit_tiers
