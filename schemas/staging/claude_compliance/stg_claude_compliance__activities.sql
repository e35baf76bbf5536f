-- Administrative activities; one that the feed delivered twice counts once. Amounts in details are in cents (minor units of the billing currency).
-- Addresses of machines stay in raw.
SELECT DISTINCT
  usage_date AS activity_date,
  id AS activity_id,
  created_at AS occurred_at_utc,
  organization_id,
  "type" AS activity_type,
  actor."type" AS actor_type,
  coalesce(actor.user_id, actor.scoped_api_key_id, actor.admin_api_key_id, actor.api_key_id, actor.service_account_id, actor.directory_id) AS actor_id,
  lower(coalesce(actor.email_address, actor.unauthenticated_email_address)) AS actor_email,
  CAST(details AS VARCHAR) AS details
FROM raw_claude_compliance__activities
