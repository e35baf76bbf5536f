-- OpenAI users, API keys and projects that appear on a day, in charges or in usage. A key's e-mail is its owner's, where a user owns it; keys of service
-- accounts and projects have none. The directory is a list of one day: of each id the newest row that has landed counts, also for days before it.
-- grain: provider, principal_id, usage_date
WITH seen AS (
  SELECT principal_id, billing_account_id, usage_date FROM int_openai__charges WHERE principal_id IS NOT NULL
  UNION
  SELECT user_id, billing_account_id, usage_date FROM int_openai__usage WHERE user_id <> 'none'
  UNION
  SELECT api_key_id, billing_account_id, usage_date FROM int_openai__usage WHERE api_key_id <> 'none'
),
directory AS (
  SELECT billing_account_id, user_id AS principal_id, email, usage_date FROM stg_openai__users
  UNION ALL
  SELECT billing_account_id, api_key_id, owner_email, usage_date FROM stg_openai__api_keys
),
newest AS (
  SELECT billing_account_id, principal_id, email
  FROM directory
  WHERE email IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY billing_account_id, principal_id ORDER BY usage_date DESC, email) = 1
)
SELECT 'openai' AS provider, s.principal_id, s.usage_date, min(n.email) AS email
FROM seen s
LEFT JOIN newest n USING (billing_account_id, principal_id)
GROUP BY ALL
