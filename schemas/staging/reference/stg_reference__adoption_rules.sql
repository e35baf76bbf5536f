-- How adoption is judged, one rule a line.
-- grain: rule
SELECT rule, CAST(value AS DECIMAL(18, 2)) AS value, note
FROM raw_reference__adoption_rules
