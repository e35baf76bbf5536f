-- Rules that there are not, rules twice, values that are none, a cache of one hour that lives shorter than the ordinary one, and a table that lacks a rule.
WITH rules AS (
  SELECT *, try_cast(value AS INTEGER) AS whole, try_cast(value AS DECIMAL(18, 6)) AS ratio
  FROM raw_reference__session_rules
),
known AS (SELECT unnest(['long_context_tokens', 'pause_minutes', 'pause_minutes_1h_cache', 'output_ratio']) AS rule)
SELECT line_number, 'rule' AS field, 'long_context_tokens, pause_minutes, pause_minutes_1h_cache or output_ratio' AS expected, rule AS found,
  'these are the rules that sessions have' AS "try", 'session_rules' AS entity
FROM rules WHERE rule NOT IN (SELECT rule FROM known)
UNION ALL
SELECT line_number, 'value', 'a whole number of tokens, 1 to 100000000', value, 'input of one request: uncached, read from and written to the cache',
  'session_rules'
FROM rules WHERE rule = 'long_context_tokens' AND (NOT regexp_full_match(value, '[0-9]{1,9}') OR coalesce(whole, 0) NOT BETWEEN 1 AND 100000000)
UNION ALL
SELECT line_number, 'value', 'a whole number of minutes, 1 to 1440', value, 'how long the cache lives', 'session_rules'
FROM rules WHERE rule IN ('pause_minutes', 'pause_minutes_1h_cache')
  AND (NOT regexp_full_match(value, '[0-9]{1,4}') OR coalesce(whole, 0) NOT BETWEEN 1 AND 1440)
UNION ALL
SELECT line_number, 'value', 'a part of 1, 0 to 1, with at most 6 decimals', value, 'output tokens / all tokens, like 0.001', 'session_rules'
FROM rules WHERE rule = 'output_ratio' AND (NOT regexp_full_match(value, '[0-9]+(\.[0-9]{1,6})?') OR coalesce(ratio, 2) NOT BETWEEN 0 AND 1)
UNION ALL
SELECT later.line_number, 'rule', 'each rule once', concat(later.rule, ' again; the first is line ', earlier.line_number), 'remove one of them', 'session_rules'
FROM rules AS later
JOIN rules AS earlier USING (rule)
WHERE earlier.line_number < later.line_number
UNION ALL
SELECT h.line_number, 'value', concat('at least pause_minutes (', l.value, ', line ', l.line_number, ')'), h.value,
  'the cache of one hour outlives the ordinary one', 'session_rules'
FROM rules AS h
JOIN rules AS l ON l.rule = 'pause_minutes'
WHERE h.rule = 'pause_minutes_1h_cache' AND h.whole >= 0 AND h.whole < l.whole
UNION ALL
SELECT CAST(1 AS UBIGINT), 'rule', concat('a line for ', k.rule), 'none', 'a session is judged by all four; an empty table judges none', 'session_rules'
FROM known k
ANTI JOIN rules r USING (rule)
WHERE EXISTS (SELECT 1 FROM rules)
