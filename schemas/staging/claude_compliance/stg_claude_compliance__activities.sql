-- Administrative activities; one that the feed delivered twice counts once. amount is in whole units of the billing
-- currency, which the feed does not name; anything else that stands there is none. Addresses of machines stay in raw.
SELECT DISTINCT
  usage_date AS activity_date,
  id AS activity_id,
  created_at AS occurred_at_utc,
  organization_id,
  "type" AS activity_type,
  actor."type" AS actor_type,
  coalesce(actor.user_id, actor.scoped_api_key_id, actor.admin_api_key_id, actor.api_key_id, actor.service_account_id, actor.directory_id) AS actor_id,
  lower(coalesce(actor.email_address, actor.unauthenticated_email_address)) AS actor_email,
  coalesce(requester_user_id, user_id) AS user_id,
  spend_limit_increase_request_id AS request_id,
  spend_limit_id,
  CASE WHEN regexp_full_match(amount ->> '$', '-?\d+(\.\d{1,10})?') THEN usd_from_cents(amount ->> '$') END AS amount,
  previous_seat_tier,
  current_seat_tier,
  CAST(_unknown AS VARCHAR) AS other_fields
FROM raw_claude_compliance__activities
