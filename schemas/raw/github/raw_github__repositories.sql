-- Repositories that were read. A snapshot under the UTC day of the pull.
CREATE TABLE raw_github__repositories (
  id UBIGINT NOT NULL,
  full_name VARCHAR NOT NULL,
  default_branch VARCHAR,
  private BOOLEAN,
  archived BOOLEAN,
  fork BOOLEAN,
  pushed_at TIMESTAMPTZ
)
