-- Claude Compliance API: administrative activities: who changed limits, model access, members and keys. Fields that only one type of activity has stand
-- together in details, untouched. The feed may deliver an activity twice.
CREATE TABLE raw_claude_compliance__activities (
  id VARCHAR NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  organization_id VARCHAR,
  organization_uuid VARCHAR,
  "type" VARCHAR NOT NULL,
  actor STRUCT("type" VARCHAR, email_address VARCHAR, user_id VARCHAR, api_key_id VARCHAR, admin_api_key_id VARCHAR, scoped_api_key_id VARCHAR, service_account_id VARCHAR, unauthenticated_email_address VARCHAR, directory_id VARCHAR, workos_event_id VARCHAR, idp_connection_type VARCHAR, ip_address VARCHAR, user_agent VARCHAR),
  details JSON
)
