-- Uses of tools and commands that local Claude Code logs tell of.
-- relation: view
SELECT 'anthropic' AS provider, coalesce(machine_label, 'none') AS user_id, usage_date, command_type, command, is_success
FROM stg_claude_code__commands
