-- Request-level usage events in the normal form: one line per answered request, a repeated line has the same request_id.
-- input_tokens excludes what was read from and written to the cache. ts is RFC 3339 with a zone. user may be absent: nobody known.
CREATE TABLE raw_usage_events__requests (
  ts TIMESTAMPTZ NOT NULL,
  provider VARCHAR NOT NULL,
  "user" VARCHAR,
  model VARCHAR NOT NULL,
  input_tokens UBIGINT NOT NULL,
  cache_read_tokens UBIGINT NOT NULL,
  cache_write_tokens UBIGINT NOT NULL,
  output_tokens UBIGINT NOT NULL,
  request_id VARCHAR NOT NULL
)
