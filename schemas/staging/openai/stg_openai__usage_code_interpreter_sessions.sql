-- Code interpreter sessions per UTC day and project.
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  CAST(num_sessions AS BIGINT) AS session_count
FROM raw_openai__usage_code_interpreter_sessions
