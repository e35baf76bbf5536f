-- Commits and merged pull requests per author, repository and day: how much was written, by whom, and with which AI tool's name on it.
-- grain: usage_date, author_date, repository, author_id
-- example: SELECT repository, sum(commit_count) AS commits, sum(ai_assisted_commit_count) AS assisted FROM mart_commits_daily GROUP BY ALL ORDER BY commits
--      DESC
-- columns:
--   usage_date                 UTC day of the author's time; for pull requests of the merge.
--   author_date                The same on the author's own clock; the UTC day where no clone tells the author's zone.
--   repository                 owner/name, or the folder's name of a clone without remote.
--   author_id                  person_id; where nobody is known the GitHub login, else the address in git.
--   person_id                  Whom the author's login or address belongs to (ref_people); NULL = nobody known.
--   cost_center_id             Cost center of the person on usage_date; unassigned and unattributed as in the chargeback.
--   commit_count               Commits, each SHA once, merges included.
--   merge_commit_count         Those with more than one parent.
--   ai_assisted_commit_count   Those that name an AI tool as author or co-author (ref_ai_coauthors).
--   co_authored_commit_count   Those that name any co-author, person or tool.
--   merged_pull_request_count  Pull requests of this author that were merged (GitHub only).
--   cost_center_name           Name of the cost center as of the build; the id where it has none (unassigned, unattributed, central).
--   person_name                Name of the person as of the build; the id where no person is known.
WITH worked AS (
  SELECT
    usage_date,
    author_date,
    repository,
    coalesce(person_id, author_login, nullif(author_email, ''), nullif(author_name, ''), 'none') AS author_id,
    person_id,
    cost_center_id,
    1 AS commits,
    is_merge,
    is_ai_assisted,
    co_author_count,
    0 AS pull_requests
  FROM int_commits__assigned
  UNION ALL
  SELECT usage_date, usage_date, repository, coalesce(person_id, author_login, 'none'), person_id, cost_center_id, 0, false, false, 0, 1
  FROM int_pull_requests__assigned
),
summed AS (
  SELECT
    usage_date,
    author_date,
    repository,
    author_id,
    person_id,
    -- an author has one place on a day
    min(cost_center_id) AS cost_center_id,
    CAST(sum(commits) AS BIGINT) AS commit_count,
    count(*) FILTER (WHERE is_merge) AS merge_commit_count,
    count(*) FILTER (WHERE is_ai_assisted) AS ai_assisted_commit_count,
    count(*) FILTER (WHERE co_author_count > 0) AS co_authored_commit_count,
    CAST(sum(pull_requests) AS BIGINT) AS merged_pull_request_count
  FROM worked
  GROUP BY ALL
)
SELECT
  s.*,
  coalesce(c.cost_center_name, s.cost_center_id) AS cost_center_name,
  coalesce(w.display_name, s.person_id) AS person_name
FROM summed s
LEFT JOIN int_cost_centers__named c ON c.cost_center_id = s.cost_center_id
LEFT JOIN ref_people_current w ON w.person_id = s.person_id
