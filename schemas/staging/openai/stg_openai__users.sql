-- Users of the organization on the UTC day of a pull; e-mails in lower case.
-- grain: usage_date, billing_account_id, user_id
SELECT DISTINCT
  usage_date,
  part AS billing_account_id,
  id AS user_id,
  lower(email) AS email,
  "name" AS display_name,
  "role" AS role_name,
  coalesce(is_service_account, false) AS is_service_account,
  to_timestamp(added_at) AS added_at_utc
FROM raw_openai__users
