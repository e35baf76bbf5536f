-- Merged pull requests as every source of them tells them.
-- columns:
--   source                Source id.
--   repository_id         The source's stable id of the repository.
--   repository            owner/name.
--   pull_request_number   Number in the repository.
--   usage_date            UTC day of the merge.
--   author_login          Login of whoever opened it, lower case; NULL = the account is gone.
--   labels                Labels, lower case.
--   issue_keys            Keys of issues that its title or branch names.
--   lines_added_count     Lines that it added; NULL = not told, or it is not of the default branch.
--   lines_removed_count   Lines that it removed.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS repository_id,
  NULL::VARCHAR AS repository,
  NULL::BIGINT AS pull_request_number,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS author_login,
  NULL::VARCHAR[] AS labels,
  NULL::VARCHAR[] AS issue_keys,
  NULL::BIGINT AS lines_added_count,
  NULL::BIGINT AS lines_removed_count
WHERE false
