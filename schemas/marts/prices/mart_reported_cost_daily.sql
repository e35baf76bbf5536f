-- The cost that tools and gateways report beside the cost by our price list, per model and day. Where the two differ, one of them has a wrong price; where the
-- list has no price, the reported cost is the estimate. Nothing here is a bill.
-- grain: usage_date, source, provider, model, reported_cost
-- example: SELECT model, sum(reported_usd) AS reported_usd, sum(priced_usd) AS priced_usd, sum(unpriced_tokens) AS unpriced FROM mart_reported_cost_daily
--      GROUP BY ALL ORDER BY ALL
-- columns:
--   usage_date              UTC day.
--   source                  Who tells of the use: usage-events, otel, claude-code.
--   provider                Who bills the use.
--   model                   Model as the source names it.
--   reported_cost           none = no cost was reckoned; beside_tokens = beside tokens; alone = without tokens: an image, sound, a call passed through.
--   request_count           Requests.
--   token_count             Tokens of all kinds.
--   reported_usd            What the source reckoned; NULL = nothing.
--   priced_usd              The same use by our price list.
--   difference_usd          reported_usd − priced_usd, where everything has a price and a cost was reckoned; else NULL.
--   unpriced_tokens         Tokens for which the list has no price.
--   estimate_usd            What counts as the estimate.
--   reported_estimate_usd   Of that, what is only reckoned by the source, because the list has no price.
SELECT
  usage_date,
  source,
  provider,
  model,
  reported_cost,
  CAST(sum(request_count) AS BIGINT) AS request_count,
  CAST(sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS BIGINT) AS token_count,
  CAST(sum(reported_usd) AS DECIMAL(38, 12)) AS reported_usd,
  CAST(sum(priced_usd) AS DECIMAL(38, 12)) AS priced_usd,
  CAST(CASE WHEN max(reported_cost) = 'beside_tokens' AND sum(unpriced_tokens + unpriced_web_search_count) = 0 THEN sum(reported_usd) - sum(priced_usd) END
    AS DECIMAL(38, 12)) AS difference_usd,
  CAST(sum(unpriced_tokens) AS BIGINT) AS unpriced_tokens,
  CAST(sum(list_usd) AS DECIMAL(38, 12)) AS estimate_usd,
  CAST(coalesce(sum(list_usd) FILTER (WHERE price_basis = 'reported'), 0) AS DECIMAL(38, 12)) AS reported_estimate_usd
FROM int_token_use__priced
GROUP BY usage_date, source, provider, model, reported_cost
