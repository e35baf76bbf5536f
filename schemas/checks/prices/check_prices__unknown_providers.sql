-- Providers in the usage that neither model_providers.csv nor the price list knows: their use has no price but what the source reckons.
-- severity: warn
SELECT source, provider, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(request_count) AS request_count,
  sum(unpriced_tokens) AS unpriced_tokens
FROM int_token_use__priced
WHERE provider NOT IN (SELECT provider FROM ref_model_prices) AND provider NOT IN (SELECT provider FROM ref_model_providers)
GROUP BY source, provider
