-- Coding-tool cost per person, day and repository, on the days that count (int_coding_days__matched), of which it is an exact split. located_by logs: the
-- person's local logs of the day and model name the repository. commits: they name none or several, and the cost lies where the person's commits of the day do
-- (merge commits left out), in proportion to them, by largest remainder. none: neither is known, and the cost stays at 'none'.
-- grain: usage_date, provider, billing_account_id, worker_id, cost_center_id, repository, located_by
WITH charged AS (
  SELECT
    c.usage_date,
    c.provider,
    c.billing_account_id,
    coalesce(c.person_id, c.principal_id, 'none') AS worker_id,
    c.cost_center_id,
    c.person_id,
    CASE WHEN c.repository IN ('none', 'several') THEN NULL ELSE c.repository END AS repository,
    sum(c.billed_usd) AS billed_usd
  FROM int_charges__assigned c
  SEMI JOIN ref_coding_tools USING (provider, product)
  GROUP BY ALL
),
counted AS (
  SELECT c.*, d.has_activity
  FROM charged c
  JOIN int_coding_days__matched d USING (usage_date, provider, billing_account_id, worker_id, cost_center_id)
),
written AS (
  SELECT usage_date, person_id, repository, count(*) AS commit_count, sum(count(*)) OVER (PARTITION BY usage_date, person_id) AS day_commit_count
  FROM int_commits__assigned
  WHERE NOT is_merge AND person_id IS NOT NULL
  GROUP BY usage_date, person_id, repository
),
placed AS (
  SELECT
    c.* EXCLUDE (repository),
    coalesce(c.repository, w.repository, 'none') AS repository,
    CASE WHEN c.repository IS NOT NULL THEN 'logs' WHEN w.repository IS NOT NULL THEN 'commits' ELSE 'none' END AS located_by,
    -- what no commit explains is its own only part
    coalesce(w.commit_count, 1) AS part,
    CAST(coalesce(w.day_commit_count, 1) AS BIGINT) AS whole,
    concat_ws('|', c.usage_date, c.provider, c.billing_account_id, c.worker_id, c.cost_center_id, coalesce(c.repository, '*')) AS members
  FROM counted c
  LEFT JOIN written w ON c.repository IS NULL AND w.usage_date = c.usage_date AND w.person_id = c.person_id
),
parted AS (
  SELECT *, pico(billed_usd) * part AS weighted, left_over(pico(billed_usd), pico(billed_usd) * part, whole, members) AS missing
  FROM placed
)
SELECT
  usage_date,
  provider,
  billing_account_id,
  worker_id,
  cost_center_id,
  repository,
  located_by,
  has_activity,
  usd_from_pico(largest_remainder(weighted, whole, missing, members, repository)) AS coding_tool_cost_usd
FROM parted
