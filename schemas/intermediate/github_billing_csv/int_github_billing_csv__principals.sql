-- People whom the CSV shows on a day.
-- grain: provider, principal_id, usage_date
SELECT DISTINCT
  'github' AS provider,
  user_login AS principal_id,
  usage_date,
  CAST(NULL AS VARCHAR) AS email
FROM int_github_billing_csv__lines
WHERE user_login <> 'none'
