-- Decisions on spend limits that the vendor may or may not have taken. Run the same `finops limits` command again to find out.
-- severity: warn
-- source: claude-spend-limits
SELECT d.decision_id, d.decided_at_utc, d.decision, d.request_id, d.decided_by, d.outcome
FROM int_claude_spend_limits__decided d
ANTI JOIN int_claude_spend_limits__decided later
  ON later.request_id = d.request_id AND later.decided_at_utc > d.decided_at_utc
    AND later.outcome IN ('accepted', 'already', 'conflict', 'refused', 'unavailable')
WHERE d.outcome IN ('unknown', 'no_answer')
