-- What stands for a feature, one rule a line.
-- grain: field, pattern
SELECT field, pattern, counts, note
FROM raw_reference__feature_rules
