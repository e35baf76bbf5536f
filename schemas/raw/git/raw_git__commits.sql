-- Commits that a repository's default branch has behind it, as `git log` tells them. No message lands: only who, when, and who is named as co-author, and which
-- issues the subject names by their keys (issue_keys, "PAY-123"). Times are seconds since 1970 UTC beside the zone that was on the author's clock ("+0530").
-- co_authors are the values of Co-authored-by lines. lines_added, lines_removed: of commits on the default branch's own line of history, against the first
-- parent; NULL for what a merge brought, and in partial clones.
CREATE TABLE raw_git__commits (
  repository VARCHAR NOT NULL,
  commit_sha VARCHAR NOT NULL,
  parent_shas VARCHAR[],
  author_name VARCHAR NOT NULL,
  author_email VARCHAR NOT NULL,
  author_time BIGINT NOT NULL,
  author_zone VARCHAR NOT NULL,
  committer_email VARCHAR NOT NULL,
  committer_time BIGINT NOT NULL,
  committer_zone VARCHAR NOT NULL,
  co_authors VARCHAR[],
  pull_request_reference VARCHAR,
  issue_keys VARCHAR[],
  lines_added BIGINT,
  lines_removed BIGINT
)
