-- A row that a page delivered twice would be charged twice; a row without a user cannot be charged at all.
SELECT 0 AS line_number, 'actor.user_id' AS field, 'one row per user, day and group' AS expected,
  concat(count(*), ' rows for ', coalesce("actor".user_id, 'no user'), ' on ', usage_date, ' (', coalesce(product, 'no product'), ', ',
    coalesce(model, 'no model'), ')') AS found,
  'run the extraction again; if it stays, the vendor groups by something new' AS "try", 'user_cost_report' AS entity
FROM raw_claude_analytics__user_cost_report
GROUP BY usage_date, part, "actor".user_id, product, model, context_window, inference_geo, speed
HAVING count(*) > 1 OR "actor".user_id IS NULL
UNION ALL
SELECT 0, 'actor.user_id', 'one row per user, day and group',
  concat(count(*), ' rows for ', coalesce("actor".user_id, 'no user'), ' on ', usage_date, ' (', coalesce(product, 'no product'), ', ',
    coalesce(model, 'no model'), ')'),
  'run the extraction again; if it stays, the vendor groups by something new', 'user_usage_report'
FROM raw_claude_analytics__user_usage_report
GROUP BY usage_date, part, "actor".user_id, product, model, context_window, inference_geo, speed
HAVING count(*) > 1 OR "actor".user_id IS NULL
UNION ALL
SELECT 0, 'product, model', 'one row per day and group', concat(count(*), ' rows on ', usage_date, ' (', coalesce(product, 'no product'), ', ',
  coalesce(model, 'no model'), ')'),
  'run the extraction again; if it stays, the vendor groups by something new', 'cost_report'
FROM raw_claude_analytics__cost_report GROUP BY usage_date, part, product, model HAVING count(*) > 1
UNION ALL
SELECT 0, 'product, model', 'one row per day and group', concat(count(*), ' rows on ', usage_date, ' (', coalesce(product, 'no product'), ', ',
  coalesce(model, 'no model'), ')'),
  'run the extraction again; if it stays, the vendor groups by something new', 'usage_report'
FROM raw_claude_analytics__usage_report GROUP BY usage_date, part, product, model HAVING count(*) > 1
UNION ALL
SELECT 0, 'results', 'one row a day', concat(count(*), ' rows on ', usage_date), 'run the extraction again; an ungrouped total has one row a day',
  'cost_report_total'
FROM raw_claude_analytics__cost_report_total GROUP BY usage_date, part HAVING count(*) > 1
UNION ALL
SELECT 0, 'results', 'one row a day', concat(count(*), ' rows on ', usage_date), 'run the extraction again; an ungrouped total has one row a day',
  'usage_report_total'
FROM raw_claude_analytics__usage_report_total GROUP BY usage_date, part HAVING count(*) > 1
UNION ALL
SELECT 0, 'product, model, context_window, inference_geo, speed, cost_type, token_type', 'one row per day and group',
  concat(count(*), ' rows (', coalesce(product, 'no product'), ', ', coalesce(model, 'no model'), ', ', coalesce(cost_type, 'no cost type'), ', ',
  coalesce(token_type, 'no token type'), ')', ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'cost_breakdown'
FROM raw_claude_analytics__cost_breakdown
GROUP BY usage_date, part, product, model, context_window, inference_geo, speed, cost_type, token_type
HAVING count(*) > 1
UNION ALL
SELECT 0, 'product, model, context_window, inference_geo, speed', 'one row per day and group',
  concat(count(*), ' rows (', coalesce(product, 'no product'), ', ', coalesce(model, 'no model'), ')', ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'usage_breakdown'
FROM raw_claude_analytics__usage_breakdown
GROUP BY usage_date, part, product, model, context_window, inference_geo, speed
HAVING count(*) > 1
UNION ALL
SELECT 0, 'actor.user_id, rbac_group_id', 'one row per user, day and group',
  concat(count(*), ' rows for ', coalesce("actor".user_id, 'no user'), ' in ', coalesce(rbac_group_id, 'no group'), ' on ', usage_date),
  'run the extraction again; if it stays, the vendor groups by something new', 'user_cost_by_group'
FROM raw_claude_analytics__user_cost_by_group
GROUP BY usage_date, part, "actor".user_id, rbac_group_id
HAVING count(*) > 1 OR "actor".user_id IS NULL
