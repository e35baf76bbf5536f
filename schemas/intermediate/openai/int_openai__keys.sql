-- API keys of OpenAI projects on the day of a pull, with the user who owns them; a key that the list shows can be used.
-- grain: billing_account_id, usage_date, api_key_id
SELECT
  'openai' AS provider,
  billing_account_id,
  usage_date,
  api_key_id,
  max(api_key_name) AS api_key_name,
  max(owner_id) FILTER (WHERE owner_type = 'user') AS holder_id,
  max(owner_email) AS holder_email,
  true AS is_active
FROM stg_openai__api_keys
GROUP BY billing_account_id, usage_date, api_key_id
