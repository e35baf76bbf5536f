-- Uses of tools and commands that telemetry tells of.
-- relation: view
SELECT provider, coalesce(user_id, 'none') AS user_id, usage_date, command_type, command, is_success
FROM stg_otel__commands
