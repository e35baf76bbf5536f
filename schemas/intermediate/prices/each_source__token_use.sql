-- Tokens used, of the sources whose use our price table prices, as each states it in int_<source>__token_use: a request a row where the source sees single
-- requests, else the sum of several. The same use may be told by several sources. It is a view over staging: int_token_use__daily reads it once and sums.
-- columns:
--   source                  Source id.
--   provider                Vendor of the model.
--   product                 Tool or product that used it.
--   user_id                 The source's name of the user; none = nobody is named.
--   email                   E-mail that the source shows for the user.
--   usage_date              UTC day.
--   at_utc                  When it was answered.
--   session_id              Session or conversation, as the tool names it; NULL = none, or several requests.
--   thread                  main, or sidechain for the work of a subagent: a context of its own within the session.
--   model                   Model as the source names it; none = it names none.
--   price_model             The price list's name of it.
--   speed                   Terms of use, as in int_model_prices__daily.
--   service_tier            Likewise.
--   inference_geo           Likewise.
--   prompt_over_tokens      Likewise.
--   vendor_repository       Repository that a tag names: it is charged.
--   workspace_id            Project that a tag names: likewise.
--   vendor_cost_center      Cost center that a tag names: likewise.
--   project                 Working folder of the tool: a key for allocation.
--   repository              Repository in that folder: likewise.
--   uncached_input_tokens   Input that was neither read from nor written to the cache. This and all counts below are 0 where nothing is told.
--   cache_read_tokens       Input that the cache served.
--   cache_write_5m_tokens   Input written to the cache for five minutes, or for nobody says how long.
--   cache_write_1h_tokens   Input written to the cache for an hour.
--   output_tokens           Tokens the model produced.
--   web_search_count        Web searches that the vendor made for the answer.
--   request_count           Requests.
--   reported_usd            What the source reckoned itself: evidence beside our price, and the estimate where there is none.
--   other_line_count        Other lines of the same requests that say something else, and do not count; NULL = none.
--   other_line_tokens       Their tokens.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS product,
  NULL::VARCHAR AS user_id,
  NULL::VARCHAR AS email,
  NULL::DATE AS usage_date,
  NULL::TIMESTAMPTZ AS at_utc,
  NULL::VARCHAR AS session_id,
  NULL::VARCHAR AS thread,
  NULL::VARCHAR AS model,
  NULL::VARCHAR AS price_model,
  NULL::VARCHAR AS speed,
  NULL::VARCHAR AS service_tier,
  NULL::VARCHAR AS inference_geo,
  NULL::BIGINT AS prompt_over_tokens,
  NULL::VARCHAR AS vendor_repository,
  NULL::VARCHAR AS workspace_id,
  NULL::VARCHAR AS vendor_cost_center,
  NULL::VARCHAR AS project,
  NULL::VARCHAR AS repository,
  NULL::BIGINT AS uncached_input_tokens,
  NULL::BIGINT AS cache_read_tokens,
  NULL::BIGINT AS cache_write_5m_tokens,
  NULL::BIGINT AS cache_write_1h_tokens,
  NULL::BIGINT AS output_tokens,
  NULL::BIGINT AS web_search_count,
  NULL::BIGINT AS request_count,
  NULL::DECIMAL(38, 12) AS reported_usd,
  NULL::BIGINT AS other_line_count,
  NULL::BIGINT AS other_line_tokens
WHERE false
