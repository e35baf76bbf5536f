-- Local clones as they stood when they were read. up_to_date_at is the UTC day on which the clone was last fetched: later commits are not in it.
CREATE TABLE raw_git__repositories (
  repository VARCHAR NOT NULL,
  host VARCHAR,
  branch VARCHAR NOT NULL,
  head_sha VARCHAR NOT NULL,
  up_to_date_at TIMESTAMPTZ NOT NULL
)
