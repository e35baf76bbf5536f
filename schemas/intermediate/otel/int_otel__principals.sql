-- Users that telemetry names, with the e-mail it shows for them.
-- grain: provider, principal_id, usage_date
SELECT provider, user_id AS principal_id, usage_date, max(email) AS email
FROM int_otel__daily
WHERE user_id <> 'none'
GROUP BY ALL
