-- Commits of default branches (GET /repos/{owner}/{repo}/commits). usage_date is the UTC day of the committer's time, by which the API filters. The message
-- stays behind: only its Co-authored-by lines (co_authors) and what names a pull request or an issue ("PAY-123") land. author is null when no account has the
-- address.
CREATE TABLE raw_github__commits (
  repository VARCHAR NOT NULL,
  sha VARCHAR NOT NULL,
  author STRUCT(login VARCHAR, id UBIGINT, type VARCHAR),
  "commit" STRUCT(author STRUCT(name VARCHAR, email VARCHAR, date TIMESTAMPTZ), committer STRUCT(name VARCHAR, email VARCHAR, date TIMESTAMPTZ)) NOT NULL,
  parents STRUCT(sha VARCHAR)[],
  co_authors VARCHAR[],
  pull_request_reference VARCHAR,
  issue_keys VARCHAR[]
)
