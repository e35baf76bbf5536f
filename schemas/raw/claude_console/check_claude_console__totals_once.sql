-- A total that an ungrouped question brought twice was grouped after all, or a page came twice.
SELECT 0 AS line_number, 'results' AS field, 'one row a day' AS expected, concat(count(*), ' rows on ', usage_date) AS found,
  'run the extraction again; an ungrouped total has one row a day' AS "try", 'cost_report_total' AS entity
FROM raw_claude_console__cost_report_total GROUP BY usage_date, part HAVING count(*) > 1
UNION ALL
SELECT 0, 'results', 'one row a day', concat(count(*), ' rows on ', usage_date), 'run the extraction again; an ungrouped total has one row a day',
  'messages_usage_total'
FROM raw_claude_console__messages_usage_total GROUP BY usage_date, part HAVING count(*) > 1
