-- Commits of local clones: the author's instant in UTC, the day it was in UTC and the day it was on the author's clock.
-- A forked repository repeats commits of the one it came from; int_commits__unioned counts each once.
-- grain: repository_id, commit_sha
WITH timed AS (
  SELECT
    *,
    -- broken clocks write any year: such a commit stands on the last day there is
    greatest(least(author_time, 253402300799), -62135596800) AS author_seconds,
    greatest(least(committer_time, 253402300799), -62135596800) AS committer_seconds,
    -- "+0530"; a zone that is none counts as UTC
    CASE WHEN regexp_full_match(author_zone, '[+-]\d{4}')
      THEN (CASE left(author_zone, 1) WHEN '-' THEN -60 ELSE 60 END) * (CAST(author_zone[2:3] AS INTEGER) * 60 + CAST(author_zone[4:5] AS INTEGER))
        ELSE 0 END AS offset_seconds
  FROM raw_git__commits
)
SELECT
  part AS repository_id,
  repository,
  commit_sha,
  author_name,
  lower(trim(author_email)) AS author_email,
  -- GitHub's private addresses name the login: 123+login@users.noreply.github.com
  nullif(lower(regexp_extract(author_email, '^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$', 1, 'i')), '') AS author_login,
  CAST(make_timestamp(author_seconds * 1000000) AS DATE) AS usage_date,
  CAST(make_timestamp((least(author_seconds, 253402214400) + offset_seconds) * 1000000) AS DATE) AS author_date,
  CAST(make_timestamp(author_seconds * 1000000) AS TIMESTAMPTZ) AS authored_at_utc,
  CAST(make_timestamp(committer_seconds * 1000000) AS TIMESTAMPTZ) AS committed_at_utc,
  author_zone,
  coalesce(len(parent_shas), 0) > 1 AS is_merge,
  coalesce(co_authors, []) AS co_authors,
  TRY_CAST(nullif(regexp_extract(pull_request_reference, '#(\d+)', 1), '') AS BIGINT) AS pull_request_number,
  coalesce(issue_keys, []) AS issue_keys,
  -- what a merge brings in
  parent_shas[2] AS merged_sha,
  lines_added AS lines_added_count,
  lines_removed AS lines_removed_count
FROM timed
