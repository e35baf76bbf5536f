-- People at the Console on the days they used it: in Claude Code by e-mail, in the API by user id. Who was a member is known by id; an e-mail that no
-- member has stands for itself.
-- grain: provider, principal_id, usage_date
WITH members AS (
  SELECT billing_account_id, user_id, email
  FROM stg_claude_console__users
  QUALIFY row_number() OVER (PARTITION BY billing_account_id, user_id ORDER BY snapshot_date DESC, email) = 1
),
seen AS (
  SELECT c.usage_date, coalesce(min(m.user_id), c.email) AS principal_id, c.email
  FROM stg_claude_console__claude_code c
  LEFT JOIN members m ON m.billing_account_id = c.billing_account_id AND m.email = c.email
  WHERE c.email IS NOT NULL
  GROUP BY c.usage_date, c.billing_account_id, c.email
  UNION ALL
  SELECT u.usage_date, u.user_id, m.email
  FROM stg_claude_console__usage u
  LEFT JOIN members m USING (billing_account_id, user_id)
  WHERE u.user_id IS NOT NULL
)
SELECT 'anthropic' AS provider, principal_id, usage_date, min(email) AS email
FROM seen
GROUP BY ALL
