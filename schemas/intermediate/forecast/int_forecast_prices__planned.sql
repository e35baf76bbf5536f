-- Prices to come: per scenario, model in use, kind of token and month, what the known price list will charge instead of what it charges on the as-of day, where
-- that differs: mean over the month's days from the as-of day on. Effective-dated lines of model_prices.csv that begin later are such changes once they are
-- known; a scenario may look at the list as it was known at another time, so that a change since retracted comes after all. Ordinary prompts, standard speed
-- and tier.
-- grain: scenario_id, provider, model, token_type, charge_month
WITH horizon AS (
  SELECT o.origin_date, o.origin_month, o.last_end, run.as_of_utc FROM int_forecast_origins__listed o CROSS JOIN run WHERE o.is_live
),
used AS (
  SELECT DISTINCT s.provider, s.model FROM int_spend__monthly s JOIN horizon h ON s.charge_month >= h.origin_month - INTERVAL 2 MONTH WHERE s.model <> 'none'
),
priced AS (
  SELECT p.* REPLACE (coalesce(p.valid_to, DATE '9999-12-31') AS valid_to) FROM int_model_prices__ordinary p SEMI JOIN used u USING (provider, model)
),
paid AS (
  SELECT p.*
  FROM priced p
  JOIN horizon h ON p.known_at_utc <= h.as_of_utc AND p.valid_from <= h.origin_date AND p.valid_to > h.origin_date
  QUALIFY row_number() OVER (
    PARTITION BY p.provider, p.model, p.token_type
    ORDER BY p.is_own_line DESC, p.known_at_utc DESC, p.valid_from DESC, p.usd_per_million_tokens) = 1
),
-- most models have one price for ever: only those with another one, at another time or as known at another time, are looked at day by day
changing AS (
  SELECT p.provider, p.model, p.token_type
  FROM priced p
  JOIN paid t USING (provider, model, token_type)
  CROSS JOIN horizon h
  WHERE p.usd_per_million_tokens <> t.usd_per_million_tokens AND p.valid_to > h.origin_date AND p.known_at_utc <= h.as_of_utc
  GROUP BY ALL
),
known AS (
  SELECT s.scenario_id, p.*
  FROM priced p
  SEMI JOIN changing c USING (provider, model, token_type)
  CROSS JOIN ref_forecast_scenarios s
  CROSS JOIN horizon h
  WHERE p.known_at_utc
    <= CASE WHEN fits(p.price_model, s.price_model) THEN least(coalesce(s.prices_known_at_utc, h.as_of_utc), h.as_of_utc) ELSE h.as_of_utc END
),
days AS (
  SELECT CAST(unnest(generate_series(origin_date, CAST(last_end - INTERVAL 1 DAY AS DATE), INTERVAL 1 DAY)) AS DATE) AS usage_date FROM horizon
),
daily AS (
  SELECT k.scenario_id, k.provider, k.model, k.token_type, d.usage_date, k.usd_per_million_tokens
  FROM known k
  JOIN days d ON d.usage_date >= k.valid_from AND d.usage_date < k.valid_to
  QUALIFY row_number() OVER (
    PARTITION BY k.scenario_id, k.provider, k.model, k.token_type, d.usage_date
      ORDER BY k.is_own_line DESC, k.known_at_utc DESC, k.valid_from DESC, k.usd_per_million_tokens) = 1
)
SELECT
  d.scenario_id,
  d.provider,
  d.model,
  d.token_type,
  CAST(date_trunc('month', d.usage_date) AS DATE) AS charge_month,
  max(p.usd_per_million_tokens) AS paid_usd_per_million_tokens,
  usd_from_pico(sum(pico(d.usd_per_million_tokens)) // count(*)) AS planned_usd_per_million_tokens
FROM daily d
JOIN paid p USING (provider, model, token_type)
GROUP BY d.scenario_id, d.provider, d.model, d.token_type, date_trunc('month', d.usage_date)
HAVING count(*) FILTER (WHERE d.usd_per_million_tokens <> p.usd_per_million_tokens) > 0
