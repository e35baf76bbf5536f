-- Lines and files of session logs that could not be read: nobody knows what they used.
SELECT
  'anthropic' AS provider,
  'claude-code' AS billing_account_id,
  CAST(NULL AS DATE) AS usage_date,
  file AS subject,
  'unreadable' AS reason,
  true AS is_estimate,
  false AS is_settled,
  count(*) AS row_count,
  'copy the file again, or remove it, then finops extract --source claude-code' AS settled_by
FROM stg_claude_code__unreadable
GROUP BY ALL
