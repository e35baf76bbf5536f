-- Artifacts created on a UTC day, by kind and whether they were ever shared.
-- grain: usage_date, billing_account_id, artifact_type, is_shared
SELECT
  usage_date,
  part AS billing_account_id,
  artifact_type,
  is_shared,
  CAST(artifacts_created_count AS BIGINT) AS artifact_count,
  CAST(published_artifacts_created_count AS BIGINT) AS published_artifact_count,
  CAST(distinct_user_count AS BIGINT) AS active_user_count
FROM raw_claude_analytics__artifacts
