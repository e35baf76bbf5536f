-- Administrative changes of a type that int_claude_compliance__changes doesn't know yet.
-- severity: warn
-- source: claude-compliance
SELECT activity_type, count(*) AS change_count, min(occurred_at_utc) AS first_at_utc, max(occurred_at_utc) AS last_at_utc
FROM int_claude_compliance__changes
WHERE subject = 'other'
GROUP BY activity_type
