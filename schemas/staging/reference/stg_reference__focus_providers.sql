-- Under which provider of the ledger a FOCUS name stands; the longest pattern counts.
-- grain: name_pattern
SELECT
  lower(name_pattern) AS name_pattern,
  provider
FROM raw_reference__focus_providers
