-- The mix of models and what it could cost: per cost center, vendor, product and model, what the same tokens would have cost with the cheaper model that
-- guidance names, at each day's list prices and the discount that the use got; and what the cache saved. An estimate of what is possible, not a saving made:
-- whether the cheaper model is enough, guidance says.
-- grain: usage_month, cost_center_id, provider, product, model
-- example: SELECT model, cheaper_model, sum(possible_saving_usd) AS usd FROM mart_model_mix_monthly WHERE usage_month = '2026-10-01' GROUP BY ALL ORDER BY
--      usd DESC
-- columns:
--   usage_month             First day of the month of use (UTC).
--   cost_center_id          Cost center of the person or owner, before any allocation; unassigned and unattributed as in mart_spend_daily.
--   provider                Vendor.
--   product                 Product as the vendor names it.
--   model                   Model as the vendor names it.
--   input_tokens            All input: uncached, read from and written to the cache.
--   cache_read_tokens       Input that the cache served.
--   output_tokens           Tokens the model produced.
--   billed_usd              What it cost.
--   share_ratio             billed_usd / that of the cost center's month at the vendor: the mix.
--   cheaper_model           The first line of model_guidance.csv that fits; NULL = none does.
--   cheaper_usd             What the same tokens would have cost with it; NULL without a line, tokens or prices.
--   possible_saving_usd     billed_usd - cheaper_usd; negative where the cheaper model would have been dearer (its cache prices).
--   cache_read_ratio        cache_read_tokens / input_tokens: the hit ratio by tokens; NULL without input.
--   cache_saved_usd         What reading from the cache saved beside uncached input, less what writing to it cost more, likewise; NULL without prices.
--   cost_center_name        Name of the cost center as of the build; the id where it has none (unassigned, unattributed, central).
--   tool                    What people call the product (ref_tools); the vendor's own word where no line fits.
WITH daily AS (
  SELECT
    usage_date, cost_center_id, provider, product, model,
    CAST(sum(uncached_input_tokens) AS HUGEINT) AS uncached_input,
    CAST(sum(cache_read_tokens) AS HUGEINT) AS cache_read,
    CAST(sum(cache_write_5m_tokens) AS HUGEINT) AS cache_write_5m,
    CAST(sum(cache_write_1h_tokens) AS HUGEINT) AS cache_write_1h,
    CAST(sum(output_tokens) AS HUGEINT) AS output,
    sum(list_usd) AS list_usd,
    sum(billed_usd) AS billed_usd
  FROM int_charges__assigned
  WHERE charge_category = 'Usage' AND model <> 'none'
  GROUP BY ALL
),
guided AS (
  SELECT m.provider, m.product, m.model, g.cheaper_model
  FROM (SELECT DISTINCT provider, product, model FROM daily) m
  JOIN ref_model_guidance g ON g.provider = m.provider
  WHERE fits(m.product, g.product) AND fits(m.model, g.model)
  QUALIFY row_number() OVER (PARTITION BY m.provider, m.product, m.model ORDER BY g.line_number) = 1
),
-- prices in whole micro-dollars per million tokens: times tokens they are the ledger's last digit
prices AS (
  SELECT
    usage_date, provider, model,
    CAST(uncached_input_usd_per_million * 1000000 AS HUGEINT) AS uncached_input,
    CAST(cache_read_usd_per_million * 1000000 AS HUGEINT) AS cache_read,
    CAST(cache_write_5m_usd_per_million * 1000000 AS HUGEINT) AS cache_write_5m,
    CAST(cache_write_1h_usd_per_million * 1000000 AS HUGEINT) AS cache_write_1h,
    CAST(output_usd_per_million * 1000000 AS HUGEINT) AS output
  FROM int_list_prices__daily
),
priced AS (
  SELECT
    d.*,
    g.cheaper_model,
    d.uncached_input * p.uncached_input + d.cache_read * p.cache_read + d.cache_write_5m * p.cache_write_5m + d.cache_write_1h * p.cache_write_1h + d.output
      * p.output AS own_cost,
    d.uncached_input * c.uncached_input + d.cache_read * c.cache_read + d.cache_write_5m * c.cache_write_5m + d.cache_write_1h * c.cache_write_1h + d.output
      * c.output AS cheaper_cost,
    d.cache_read * (p.uncached_input - p.cache_read) - d.cache_write_5m * (p.cache_write_5m - p.uncached_input) - d.cache_write_1h
      * (p.cache_write_1h - p.uncached_input) AS cache_saved
  FROM daily d
  LEFT JOIN guided g USING (provider, product, model)
  LEFT JOIN prices p ON p.usage_date = d.usage_date AND p.provider = d.provider AND p.model = d.model
  LEFT JOIN prices c ON c.usage_date = d.usage_date AND c.provider = d.provider AND c.model = g.cheaper_model
),
charged AS (
  SELECT
    *,
    -- billed for what the list says the tokens cost: so the discount, and dearer terms than the ordinary, stay in the comparison
    CASE WHEN own_cost > 0 THEN scaled(cheaper_cost, pico(billed_usd), own_cost) END AS cheaper_amount,
    CASE WHEN own_cost > 0 THEN scaled(cache_saved, pico(billed_usd), own_cost) END AS saved_amount
  FROM priced
),
summed AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS usage_month,
    cost_center_id,
    provider,
    product,
    model,
    CAST(sum(uncached_input + cache_read + cache_write_5m + cache_write_1h) AS BIGINT) AS input_tokens,
    CAST(sum(cache_read) AS BIGINT) AS cache_read_tokens,
    CAST(sum(output) AS BIGINT) AS output_tokens,
    sum(billed_usd) AS billed_usd,
    CAST(sum(billed_usd) AS DOUBLE)
      / nullif(CAST(sum(sum(billed_usd)) OVER (PARTITION BY date_trunc('month', usage_date), cost_center_id, provider) AS DOUBLE), 0) AS share_ratio,
    cheaper_model,
    -- days without prices or tokens stay as they are
    CASE WHEN count(cheaper_amount) > 0 THEN usd_from_pico(sum(coalesce(cheaper_amount, pico(billed_usd)))) END AS cheaper_usd,
    CASE WHEN count(cheaper_amount) > 0 THEN CAST(sum(billed_usd)
      - usd_from_pico(sum(coalesce(cheaper_amount, pico(billed_usd)))) AS DECIMAL(38, 12)) END AS possible_saving_usd,
    CAST(sum(cache_read) AS DOUBLE) / nullif(CAST(sum(uncached_input + cache_read + cache_write_5m + cache_write_1h) AS DOUBLE), 0) AS cache_read_ratio,
    usd_from_pico(sum(saved_amount)) AS cache_saved_usd
  FROM charged
  GROUP BY date_trunc('month', usage_date), cost_center_id, provider, product, model, cheaper_model
)
SELECT
  s.*,
  coalesce(c.cost_center_name, s.cost_center_id) AS cost_center_name,
  coalesce(t.tool, s.product) AS tool
FROM summed s
LEFT JOIN int_cost_centers__named c ON c.cost_center_id = s.cost_center_id
LEFT JOIN int_tools__named t ON t.provider = s.provider AND t.product = s.product
