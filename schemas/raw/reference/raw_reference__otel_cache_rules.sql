-- Whether the input that telemetry reports includes what the cache gave and took (otel_cache_rules.csv), by who reports it: the service, the instrumentation
-- scope, its version, and the name of the attribute that the cache's tokens came under (* any text). The line that names a service goes first, then the one
-- that
-- names a scope, a version, an attribute.
CREATE TABLE raw_reference__otel_cache_rules (
  line_number UBIGINT NOT NULL,
  service_pattern VARCHAR NOT NULL,
  scope_pattern VARCHAR NOT NULL,
  scope_version_pattern VARCHAR NOT NULL,
  attribute_pattern VARCHAR NOT NULL,
  input_includes_cache BOOLEAN NOT NULL,
  note VARCHAR
)
