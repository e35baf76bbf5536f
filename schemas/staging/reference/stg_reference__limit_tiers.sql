-- Limit tiers, in USD a month.
-- grain: family, tier
SELECT
  family,
  tier,
  CAST(amount AS DECIMAL(38, 12)) AS limit_usd,
  note
FROM raw_reference__limit_tiers
