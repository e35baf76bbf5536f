-- Whether the input that telemetry reports includes what the cache gave and took; the most specific line counts.
-- grain: service_pattern, scope_pattern, scope_version_pattern, attribute_pattern
-- published: prices
-- columns:
--   service_pattern         The service's name; * is any text.
--   scope_pattern           Name of the instrumentation scope.
--   scope_version_pattern   Its version.
--   attribute_pattern       The attribute that the cache's tokens came under.
--   input_includes_cache    True: input tokens include the cache's.
SELECT service_pattern, scope_pattern, scope_version_pattern, attribute_pattern, input_includes_cache
FROM raw_reference__otel_cache_rules
