-- Request-level usage events in the normal form: one line per request, a repeated line has the same request_id. What may be NULL may be absent.
-- gateway is which of several gateways tells: the name after the colon in finops.json, or a field of the files. A line without a request_id is a request.
-- ts is RFC 3339 with a zone. input_tokens excludes what was read from and written to the cache, unless input_includes_cache says otherwise.
-- cache_write_tokens is every write; cache_write_5m_tokens and cache_write_1h_tokens say how they divide. cost_usd is what the gateway reckoned:
-- evidence, never the price. A failed request has status 'failure' (or any other word than 'success') and what tokens it used.
CREATE TABLE raw_usage_events__requests (
  ts TIMESTAMPTZ NOT NULL,
  provider VARCHAR NOT NULL,
  "user" VARCHAR,
  model VARCHAR NOT NULL,
  input_tokens UBIGINT NOT NULL,
  cache_read_tokens UBIGINT NOT NULL,
  cache_write_tokens UBIGINT NOT NULL,
  output_tokens UBIGINT NOT NULL,
  request_id VARCHAR,
  gateway VARCHAR,
  event_type VARCHAR,
  input_includes_cache BOOLEAN,
  cache_write_5m_tokens UBIGINT,
  cache_write_1h_tokens UBIGINT,
  web_search_count UBIGINT,
  service_tier VARCHAR,
  inference_geo VARCHAR,
  speed VARCHAR,
  status VARCHAR,
  api_key_id VARCHAR,
  project VARCHAR,
  repository VARCHAR,
  team VARCHAR,
  session_id VARCHAR,
  cost_usd USD(24)
)
