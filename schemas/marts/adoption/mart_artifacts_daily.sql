-- Artifacts that people created with Claude, day by day.
-- grain: usage_date, provider, billing_account_id, artifact_type, is_shared
-- example: SELECT artifact_type, sum(artifact_count) AS artifacts FROM mart_artifacts_daily GROUP BY ALL ORDER BY artifacts DESC
-- columns:
--   usage_date                 UTC day of creation.
--   provider                   Vendor: anthropic.
--   billing_account_id         Organization at the vendor.
--   artifact_type              MIME type as the vendor names it, for example text/markdown; or other.
--   is_shared                  Whether they have ever been shared.
--   artifact_count             Artifacts created.
--   published_artifact_count   Those of them that have been published; NULL = not reported.
--   active_user_count          Users who created them. Never sum over kinds or days: people overlap.
SELECT
  usage_date,
  'anthropic' AS provider,
  billing_account_id,
  artifact_type,
  is_shared,
  artifact_count,
  published_artifact_count,
  active_user_count
FROM stg_claude_analytics__artifacts
