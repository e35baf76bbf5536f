-- Merged pull requests (GET /repos/{owner}/{repo}/pulls). usage_date is the UTC day of the merge. Titles and texts stay behind, but for the keys of issues
-- ("PAY-123") that the title or the name of the branch has. label_names are those of the day of the pull: a label that is put on later is seen when the day is
-- read again.
CREATE TABLE raw_github__pull_requests (
  repository VARCHAR NOT NULL,
  number UBIGINT NOT NULL,
  "user" STRUCT(login VARCHAR, id UBIGINT, type VARCHAR),
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  merged_at TIMESTAMPTZ NOT NULL,
  merge_commit_sha VARCHAR,
  base STRUCT("ref" VARCHAR),
  author_association VARCHAR,
  label_names VARCHAR[],
  issue_keys VARCHAR[]
)
