-- Claude Compliance API: administrative activities: who changed limits, model access, members and keys. Of the fields
-- that only some types have, those that a limit's history needs are columns; the others stand in _unknown and are reported, type by type as they come.
-- amount is a number of cents where it is one. The feed may deliver an activity twice.
CREATE TABLE raw_claude_compliance__activities (
  id VARCHAR NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  organization_id VARCHAR,
  organization_uuid VARCHAR,
  "type" VARCHAR NOT NULL,
  actor STRUCT("type" VARCHAR, email_address VARCHAR, user_id VARCHAR, api_key_id VARCHAR, admin_api_key_id VARCHAR, scoped_api_key_id VARCHAR,
    service_account_id VARCHAR, unauthenticated_email_address VARCHAR, directory_id VARCHAR, workos_event_id VARCHAR, idp_connection_type VARCHAR,
    ip_address VARCHAR, user_agent VARCHAR),
  amount JSON,
  is_enabled BOOLEAN,
  user_id VARCHAR,
  requester_user_id VARCHAR,
  spend_limit_id VARCHAR,
  spend_limit_increase_request_id VARCHAR,
  previous_seat_tier VARCHAR,
  current_seat_tier VARCHAR
)
