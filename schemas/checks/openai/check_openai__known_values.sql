-- Line items, units and service tiers that OpenAI has not used before. They are in the ledger under their own name; add them here once understood.
-- severity: warn
-- source: openai
WITH seen AS (
  SELECT 'line_item' AS field, line_item_kind AS found, usage_date, billed_usd FROM stg_openai__costs WHERE model IS NOT NULL
  UNION ALL
  SELECT 'quantity_unit', consumed_unit, usage_date, billed_usd FROM stg_openai__costs
  UNION ALL
  SELECT 'service_tier', service_tier, usage_date, NULL FROM int_openai__usage WHERE service_tier <> 'none'
),
known AS (
  SELECT field, found
  FROM (VALUES
    ('line_item', 'input'), ('line_item', 'cached input'), ('line_item', 'cache write'), ('line_item', 'output'),
    ('line_item', 'image'), ('line_item', 'images'), ('line_item', 'characters'), ('line_item', 'duration'),
    ('quantity_unit', 'tokens'), ('quantity_unit', '1000_tokens'), ('quantity_unit', 'duration_seconds'), ('quantity_unit', 'duration_minutes'),
    ('quantity_unit', 'duration_hours'), ('quantity_unit', 'gibibyte_hours'), ('quantity_unit', 'images'), ('quantity_unit', 'characters'),
    ('service_tier', 'default'), ('service_tier', 'flex'), ('service_tier', 'priority'), ('service_tier', 'scale'), ('service_tier', 'batch')
  ) AS listed (field, found)
)
SELECT field, found, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_usd) AS billed_usd
FROM seen
ANTI JOIN known USING (field, found)
WHERE found IS NOT NULL
GROUP BY field, found
