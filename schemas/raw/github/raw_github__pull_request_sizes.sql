-- How large merged pull requests of the default branch are (GET /repos/{owner}/{repo}/pulls/{number}): the list doesn't say. usage_date is the UTC day of the
-- merge. Lines as GitHub counts them, in every text file: what is generated or copied in counts too.
CREATE TABLE raw_github__pull_request_sizes (
  repository VARCHAR NOT NULL,
  number UBIGINT NOT NULL,
  merged_at TIMESTAMPTZ NOT NULL,
  additions UBIGINT NOT NULL,
  deletions UBIGINT NOT NULL,
  changed_files UBIGINT
)
