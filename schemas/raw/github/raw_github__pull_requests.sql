-- Merged pull requests (GET /repos/{owner}/{repo}/pulls). usage_date is the UTC day of the merge. Titles and texts stay behind.
CREATE TABLE raw_github__pull_requests (
  repository VARCHAR NOT NULL,
  number UBIGINT NOT NULL,
  "user" STRUCT(login VARCHAR, id UBIGINT, type VARCHAR),
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  merged_at TIMESTAMPTZ NOT NULL,
  merge_commit_sha VARCHAR,
  base STRUCT("ref" VARCHAR),
  author_association VARCHAR
)
