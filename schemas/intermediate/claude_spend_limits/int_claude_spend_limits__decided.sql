-- Each decision made with `finops limits` as it ended. One that was about to be sent and has no end is 'unknown': the program died or the vendor did
-- not answer in between; the same command again finds out and says so.
-- grain: decision_id
SELECT
  decision_id,
  min(decision_date) AS decision_date,
  max(decided_at_utc) AS decided_at_utc,
  min(decided_by) AS decided_by,
  min(os_user) AS os_user,
  min(reason) AS reason,
  min(decision) AS decision,
  min(request_id) AS request_id,
  min(user_id) AS user_id,
  min(amount) AS amount,
  min(currency) AS currency,
  min(period) AS period,
  coalesce(max(outcome) FILTER (WHERE step = 'end'), 'unknown') AS outcome,
  max(http_status) FILTER (WHERE step = 'end') AS http_status
FROM stg_claude_spend_limits__decisions
GROUP BY decision_id
