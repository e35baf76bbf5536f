-- Repositories that GitHub shows.
-- relation: view
SELECT
  'github' AS provider, snapshot_date AS usage_date, 'repository' AS object_type, repository_id AS object_id, repository AS object_name,
  CASE WHEN is_archived THEN 'archived' WHEN is_private THEN 'private' ELSE 'public' END AS state
FROM stg_github__repositories
