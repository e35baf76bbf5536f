-- Commits as every git source tells them, each source's own view of one commit a row; the same commit may stand under several sources and forks.
-- columns:
--   source                Source id.
--   repository_id         The source's stable id of the repository.
--   repository            owner/name, or a folder's name.
--   commit_sha            SHA of the commit.
--   usage_date            UTC day of the author's time.
--   author_date           The day on the author's own clock; NULL = the source knows UTC only.
--   author_name           The author as git knows it.
--   author_email          Address in git, lower case.
--   author_login          GitHub login, lower case; NULL = not linked.
--   is_merge              More than one parent.
--   co_authors            Values of Co-authored-by lines, "Name <address>".
--   pull_request_number   The pull request that the subject names; NULL = none.
--   issue_keys            Keys of issues that the subject names.
--   merged_sha            Of a merge: the newest commit that it brings in.
--   lines_added_count     Lines added against the first parent, of a commit on the default branch's own line of history; NULL = it is none, or the source
--                         doesn't tell.
--   lines_removed_count   Lines removed likewise.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS repository_id,
  NULL::VARCHAR AS repository,
  NULL::VARCHAR AS commit_sha,
  NULL::DATE AS usage_date,
  NULL::DATE AS author_date,
  NULL::VARCHAR AS author_name,
  NULL::VARCHAR AS author_email,
  NULL::VARCHAR AS author_login,
  NULL::BOOLEAN AS is_merge,
  NULL::VARCHAR[] AS co_authors,
  NULL::BIGINT AS pull_request_number,
  NULL::VARCHAR[] AS issue_keys,
  NULL::VARCHAR AS merged_sha,
  NULL::BIGINT AS lines_added_count,
  NULL::BIGINT AS lines_removed_count
WHERE false
