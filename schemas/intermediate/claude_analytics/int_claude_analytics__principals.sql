-- Users whom the activity report shows, with or without charges.
-- grain: provider, principal_id, usage_date
SELECT 'anthropic' AS provider, user_id AS principal_id, usage_date, min(lower(email)) AS email
FROM stg_claude_analytics__users
WHERE user_id IS NOT NULL
GROUP BY ALL
