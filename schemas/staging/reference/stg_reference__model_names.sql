-- The steps by which a model's name in the usage becomes the price list's, in their order.
-- grain: step_number
-- published: prices
-- columns:
--   step_number   Place in the file; steps of one kind go in this order.
--   step          prefix, region: taken away; kept: the name stays; variant, version, alias: becomes the replacement.
--   pattern       Text that the name begins with (prefix, region), or a regular expression.
--   replacement   What stands instead; NULL = nothing.
SELECT CAST(line_number AS BIGINT) AS step_number, step, pattern, replacement
FROM raw_reference__model_names
