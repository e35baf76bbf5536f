-- Who changed spend limits, model access, members or keys at Claude: what the vendor's feed says, and what was decided with `finops limits`.
-- grain: source, change_id
-- example: SELECT changed_at_utc, change_type, actor_email, outcome FROM mart_governance_changes WHERE subject = 'limits' ORDER BY 1 DESC
-- columns:
--   source            Where it is known from: claude-compliance (the vendor's feed) or claude-spend-limits (the audit of `finops limits`).
--   change_id         The activity or the decision.
--   changed_at_utc    When.
--   subject           limits, model_access, members, keys, or other.
--   change_type       The vendor's word for it, or approve and deny.
--   outcome           How a decision ended: dry_run, accepted, already, conflict, refused, unavailable, no_answer, unknown; the feed's are done.
--   actor_type        Who did it: user_actor, admin_api_key_actor, scim_directory_sync_actor, …; operator for a decision with `finops limits`.
--   actor_id          The vendor's id of who did it, or the name given with --by.
--   actor_email       E-mail of who did it, lower case, where the vendor tells one.
--   user_id           Whom it concerns, by the vendor's id.
--   request_id        The increase request that was decided.
--   amount            The new limit in whole units of currency.
--   currency          Of amount; NULL where the vendor names none.
--   reason            Why, as given with --reason.
SELECT
  'claude-compliance' AS source,
  change_id,
  occurred_at_utc AS changed_at_utc,
  subject,
  activity_type AS change_type,
  'done' AS outcome,
  actor_type, actor_id, actor_email, user_id, request_id,
  amount,
  CAST(NULL AS VARCHAR) AS currency,
  CAST(NULL AS VARCHAR) AS reason
FROM int_claude_compliance__changes
UNION ALL
SELECT
  'claude-spend-limits', decision_id, decided_at_utc, 'limits', decision, outcome,
  'operator', decided_by, NULL, user_id, request_id,
  amount, currency, reason
FROM int_claude_spend_limits__decided
