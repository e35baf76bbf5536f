-- Users that telemetry names, with the e-mail it shows for them.
-- grain: provider, principal_id, usage_date
SELECT provider, user_id AS principal_id, usage_date, max(email) AS email
FROM int_otel__counted
WHERE user_id IS NOT NULL
GROUP BY ALL
