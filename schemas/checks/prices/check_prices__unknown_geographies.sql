-- Geographies in the usage that no modifier names: priced as if they cost nothing extra.
-- severity: warn
SELECT provider, inference_geo, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date
FROM int_model_prices__daily p
WHERE inference_geo NOT IN ('none', 'global')
  AND NOT EXISTS (FROM ref_price_modifiers m WHERE m.provider = p.provider AND m.dimension = 'inference_geo' AND m.value = p.inference_geo)
GROUP BY provider, inference_geo
