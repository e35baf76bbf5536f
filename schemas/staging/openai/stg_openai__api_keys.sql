-- API keys of the active projects on the UTC day of a pull, with their owner: a user or a service account.
-- grain: usage_date, billing_account_id, api_key_id
SELECT DISTINCT
  usage_date,
  part AS billing_account_id,
  project_id,
  id AS api_key_id,
  "name" AS api_key_name,
  "owner"."type" AS owner_type,
  coalesce("owner"."user".id, "owner".service_account.id) AS owner_id,
  lower("owner"."user".email) AS owner_email,
  coalesce("owner"."user"."name", "owner".service_account."name") AS owner_name,
  to_timestamp(created_at) AS created_at_utc,
  to_timestamp(last_used_at) AS last_used_at_utc
FROM raw_openai__api_keys
