-- Rules that cannot be read, that contradict themselves or each other, or that can never act.
WITH rules AS (
  SELECT line_number, rule_id, match, method, targets, key_scope, valid_from, valid_to, coalesce(valid_to, DATE '9999-12-31') AS until_date
  FROM raw_reference__allocation_rules
),
conditions AS (
  SELECT line_number, condition, lower(trim(split_part(condition, '=', 1))) AS field, trim(substring(condition, strpos(condition, '=') + 1)) AS pattern
  FROM (SELECT line_number, trim(unnest(string_split(match, ';'))) AS condition FROM rules)
  WHERE condition <> ''
),
receivers AS (
  SELECT line_number, trim(split_part(target, '=', 1)) AS cost_center_id, CASE WHEN contains(target, '=')
    THEN trim(substring(target, strpos(target, '=') + 1)) END AS share,
    coalesce(regexp_full_match(share, '[0-9]{1,3}(\.[0-9]{1,6})?'), false) AS is_percent
  FROM (SELECT line_number, trim(unnest(string_split(targets, ';'))) AS target FROM rules)
  WHERE target <> ''
),
named AS (
  SELECT line_number, count(*) AS target_count, count(share) AS share_count, sum(CASE WHEN is_percent THEN CAST(share AS DECIMAL(18, 6)) END) AS percent_sum
  FROM receivers
  GROUP BY ALL
),
-- Conditions of an earlier line that follow from one of a later line. (A ? would have to stand for a *: such patterns are not compared.)
implied AS (
  SELECT earlier.line_number AS earlier_line, later.line_number AS later_line, count(DISTINCT earlier.field) AS implied_count
  FROM conditions AS earlier
  JOIN conditions AS later ON later.field = earlier.field AND later.line_number > earlier.line_number
  WHERE list_bool_and(list_transform(string_split(later.pattern, '|'), lambda narrow:
    list_bool_or(list_transform(string_split(earlier.pattern, '|'), lambda wide:
      trim(narrow) GLOB replace(trim(wide), '[', '[[]') AND NOT (contains(wide, '?') AND contains(narrow, '*'))))))
  GROUP BY ALL
),
covered AS (
  SELECT later.line_number, later.match, min(earlier.line_number) AS earlier_line
  FROM implied
  JOIN rules AS earlier ON earlier.line_number = implied.earlier_line
  JOIN rules AS later ON later.line_number = implied.later_line
  WHERE implied_count = (SELECT count(*) FROM conditions c WHERE c.line_number = earlier.line_number)
    AND earlier.rule_id <> later.rule_id AND earlier.valid_from <= later.valid_from AND earlier.until_date >= later.until_date
  GROUP BY ALL
)
SELECT line_number, 'rule_id' AS field, 'a name of letters, digits, ., _ and -, other than direct' AS expected, rule_id AS found,
  'the name stands on every line that the rule puts on a bill; direct is what no rule has moved' AS "try", 'allocation_rules' AS entity
FROM rules WHERE NOT regexp_full_match(rule_id, '[A-Za-z0-9._-]+') OR lower(rule_id) IN ('direct', 'none')
UNION ALL
SELECT line_number, 'match', 'at least one condition, field=pattern', match, 'product=* is every charge', 'allocation_rules'
FROM rules ANTI JOIN conditions USING (line_number)
UNION ALL
SELECT line_number, 'match', 'field=pattern, several separated by ;, alternatives of a pattern by |', condition,
  'write it like provider=anthropic;api_key=apikey_01*|apikey_02*', 'allocation_rules'
FROM conditions WHERE NOT contains(condition, '=') OR field = ''
  OR list_contains(list_transform(string_split(pattern, '|'), lambda alternative: trim(alternative)), '')
UNION ALL
SELECT line_number, 'match', 'a field that charges have', field,
  'provider, billing_account, charge_category, cost_type, product, model, principal_type, principal, person, department, business_unit, cost_center, group, workspace, project, api_key, repository, tag.<key>, skill or connector', 'allocation_rules'
FROM conditions
WHERE contains(condition, '=') AND field <> '' AND NOT regexp_full_match(field, 'tag\..+') AND field NOT IN (
  'provider', 'billing_account', 'charge_category', 'cost_type', 'product', 'model', 'principal_type', 'principal', 'person', 'department', 'business_unit',
    'cost_center',
  'group', 'workspace', 'project', 'api_key', 'repository', 'skill', 'connector')
UNION ALL
SELECT line_number, 'match', 'each field once', concat(field, ' ', count(*), ' times'), 'put alternatives into one condition, separated by |',
  'allocation_rules'
FROM conditions WHERE field <> '' GROUP BY line_number, field HAVING count(*) > 1
UNION ALL
SELECT DISTINCT c.line_number, 'match', concat('beside ', s.field, ' only provider, billing_account and product'), c.field,
  'vendors say how much a skill costs, not whose it was', 'allocation_rules'
FROM conditions c
JOIN conditions s ON s.line_number = c.line_number AND s.field IN ('skill', 'connector')
WHERE c.field NOT IN (s.field, 'provider', 'billing_account', 'product') AND c.field <> 'skill'
UNION ALL
SELECT line_number, 'method', 'cost_center, percent, even, direct_spend, list_spend, tokens, seats, commits or central', method,
  'data/reference/README.md has an example of each', 'allocation_rules'
FROM rules
WHERE method NOT IN ('cost_center', 'percent', 'even', 'direct_spend', 'list_spend', 'tokens', 'seats', 'commits', 'central')
UNION ALL
SELECT line_number, 'targets', concat(CASE method WHEN 'cost_center' THEN 'one cost center' ELSE 'cost centers with their shares, like CC-1=60;CC-2=40' END),
  targets, concat('the method ', method, ' needs to be told who receives'), 'allocation_rules'
FROM rules ANTI JOIN named USING (line_number) WHERE method IN ('cost_center', 'percent')
UNION ALL
SELECT line_number, 'targets', 'one cost center', targets, 'several cost centers share by percent or even', 'allocation_rules'
FROM rules JOIN named USING (line_number) WHERE method = 'cost_center' AND target_count > 1
UNION ALL
SELECT line_number, 'targets', 'nothing', targets, 'the method central holds the cost and charges nobody', 'allocation_rules'
FROM rules JOIN named USING (line_number) WHERE method = 'central'
UNION ALL
SELECT line_number, 'targets', 'a percentage above 0 and up to 100, with at most 6 decimals, like CC-1=33.333333', concat_ws('=', cost_center_id, share),
  'each target of the method percent has its share', 'allocation_rules'
FROM rules JOIN receivers USING (line_number) WHERE method = 'percent'
  AND (NOT is_percent OR CASE WHEN is_percent THEN CAST(share AS DECIMAL(18, 6)) NOT BETWEEN 0.000001 AND 100 END)
UNION ALL
SELECT line_number, 'targets', 'percentages that sum to exactly 100', CAST(percent_sum AS VARCHAR),
  'give the last target what is missing, to the sixth decimal', 'allocation_rules'
FROM rules JOIN named USING (line_number) WHERE method = 'percent' AND share_count = target_count AND percent_sum <> 100
  AND line_number NOT IN (SELECT line_number FROM receivers WHERE NOT is_percent)
UNION ALL
SELECT line_number, 'targets', 'cost centers without shares', concat_ws('=', cost_center_id, share),
  concat('the method ', method, ' finds the shares itself; stated shares need the method percent'), 'allocation_rules'
FROM rules JOIN receivers USING (line_number) WHERE method NOT IN ('percent', 'central') AND share IS NOT NULL
UNION ALL
SELECT line_number, 'targets', 'each cost center once', concat(cost_center_id, ' ', count(*), ' times'), 'remove one, or add their shares up',
  'allocation_rules'
FROM receivers GROUP BY line_number, cost_center_id HAVING count(*) > 1
UNION ALL
SELECT line_number, 'key_scope', CASE WHEN method IN ('direct_spend', 'tokens', 'seats') THEN 'account, provider, all, or nothing for account'
  ELSE 'nothing' END, key_scope,
  CASE WHEN method IN ('direct_spend', 'tokens', 'seats') THEN 'it says whose use makes the weights: the billing account''s, the provider''s or everyone''s'
    ELSE concat('the method ', method, ' looks at no use of an account') END, 'allocation_rules'
FROM rules WHERE key_scope NOT IN ('account', 'provider', 'all') OR (key_scope IS NOT NULL AND method NOT IN ('direct_spend', 'tokens', 'seats'))
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'allocation_rules'
FROM rules WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'rule_id', concat('one line of ', later.rule_id, ' on each day'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins, or give it another name', 'allocation_rules'
FROM rules AS later
JOIN rules AS earlier ON earlier.rule_id = later.rule_id AND earlier.line_number < later.line_number AND later.valid_from < earlier.until_date
  AND earlier.valid_from < later.until_date
UNION ALL
SELECT DISTINCT r.line_number, 'rule_id', 'a name of its own for a rule on skills or connectors', r.rule_id,
  'the same name stands on rules that take whole charges', 'allocation_rules'
FROM rules r
JOIN conditions c ON c.line_number = r.line_number AND c.field IN ('skill', 'connector')
JOIN rules AS other ON other.rule_id = r.rule_id AND other.line_number NOT IN (SELECT line_number FROM conditions WHERE field IN ('skill', 'connector'))
UNION ALL
SELECT line_number, 'match', 'a rule that something is left for', concat(match, '; line ', earlier_line, ' takes all of it'),
  'the first line that fits counts: put the narrower rule first, or remove it', 'allocation_rules'
FROM covered
