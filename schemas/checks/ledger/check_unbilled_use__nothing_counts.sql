-- Sources whose files landed and of whose rows none is in the ledger, explains a bill or repeats one: whoever looks for their use finds nothing. settled_by
-- says what helps.
-- severity: warn
WITH landing AS (
  SELECT source, count(DISTINCT part) AS file_count, CAST(sum(row_count) AS BIGINT) AS row_count, max(extracted_at_utc) AS last_extracted_at_utc
  FROM landed
  WHERE usage_date IS NULL
  GROUP BY source
  HAVING sum(row_count) > 0
),
counts AS (
  SELECT source FROM int_charges__placed WHERE place NOT IN ('statement_only', 'other_account', 'no_authority')
),
foremost AS (
  SELECT source, settled_by
  FROM mart_unbilled_use
  QUALIFY row_number() OVER (PARTITION BY source ORDER BY row_count DESC, usage_month, provider, billing_account_id, reason, subject, currency) = 1
)
SELECT
  l.source,
  l.file_count,
  l.row_count,
  l.last_extracted_at_utc,
  coalesce(u.settled_by,
    'the rows name no use that can be charged: look at what was exported, and at $.sources of finops.json') AS settled_by
FROM landing l
LEFT JOIN foremost u ON u.source = l.source
SEMI JOIN (SELECT source FROM ref_billing_authority) a ON a.source = l.source
ANTI JOIN counts c ON c.source = l.source
