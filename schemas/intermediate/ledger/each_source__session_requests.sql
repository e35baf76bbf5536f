-- Requests within a session, for the sources that see single requests, as each states them in int_<source>__session_requests. The same request may be told by
-- several sources.
-- columns:
--   source                  Source id.
--   provider                Vendor.
--   user_id                 The source's name of the user, as in its charges; none = nobody is named.
--   session_id              Session or conversation, as the tool names it.
--   thread                  main, or sidechain for the work of a subagent: a context of its own within the session.
--   usage_date              UTC day.
--   at_utc                  When it was answered.
--   model                   Model as the source names it.
--   price_model             The price list's name of it.
--   speed                   Terms of use, as in int_model_prices__daily.
--   service_tier            Likewise.
--   inference_geo           Likewise.
--   prompt_over_tokens      Likewise.
--   uncached_input_tokens   Input that was neither read from nor written to the cache.
--   cache_read_tokens       Input that the cache served.
--   cache_write_5m_tokens   Input written to the cache for five minutes, or for nobody says how long.
--   cache_write_1h_tokens   Input written to the cache for an hour.
--   output_tokens           Tokens the model produced.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS user_id,
  NULL::VARCHAR AS session_id,
  NULL::VARCHAR AS thread,
  NULL::DATE AS usage_date,
  NULL::TIMESTAMPTZ AS at_utc,
  NULL::VARCHAR AS model,
  NULL::VARCHAR AS price_model,
  NULL::VARCHAR AS speed,
  NULL::VARCHAR AS service_tier,
  NULL::VARCHAR AS inference_geo,
  NULL::BIGINT AS prompt_over_tokens,
  NULL::BIGINT AS uncached_input_tokens,
  NULL::BIGINT AS cache_read_tokens,
  NULL::BIGINT AS cache_write_5m_tokens,
  NULL::BIGINT AS cache_write_1h_tokens,
  NULL::BIGINT AS output_tokens
WHERE false
