-- Claude Enterprise spend limits: members' requests for a higher limit as they stood on the day of the pull. A request names no amount; whoever
-- approves it does. spend_summary (the limit in force, cents as text) stands on pending requests only, spend_limit on approved ones.
CREATE TABLE raw_claude_spend_limits__increase_requests (
  id VARCHAR NOT NULL,
  "type" VARCHAR,
  status VARCHAR NOT NULL,
  actor STRUCT("type" VARCHAR, user_id VARCHAR, "name" VARCHAR, email VARCHAR, email_address VARCHAR, deleted BOOLEAN) NOT NULL,
  period VARCHAR,
  created_at TIMESTAMPTZ NOT NULL,
  resolved_at TIMESTAMPTZ,
  resolved_by STRUCT("type" VARCHAR, user_id VARCHAR, scoped_api_key_id VARCHAR, "name" VARCHAR, email VARCHAR, email_address VARCHAR, deleted BOOLEAN),
  spend_limit JSON,
  spend_summary JSON
)
