-- What came into default branches, one row per thing and repository: commits (merge commits left out), merged pull requests, and what of them stood for a
-- feature (ref_feature_rules); and, as a merged_change, what added and removed lines: commits of the default branch's own line where a clone tells them, with
-- the author of what a merge brings, else pull requests. work_id of a feature is its label or key, or the pull request where each counts by itself; what names
-- a feature is not counted by itself as well.
-- grain: usage_date, work_kind, work_id, repository, person_id, cost_center_id
WITH changes AS (
  SELECT 'commit' AS work_kind, commit_sha AS work_id, usage_date, repository, person_id, cost_center_id, is_ai_assisted, []::VARCHAR[] AS labels, issue_keys
  FROM int_commits__assigned
  WHERE NOT is_merge
  UNION ALL
  SELECT 'pull_request', concat(repository, '#', pull_request_number), usage_date, repository, person_id, cost_center_id, false, labels, issue_keys
  FROM int_pull_requests__assigned
),
-- the few distinct labels and keys are held against the patterns, not every change
marks AS (
  SELECT DISTINCT m.field, m.mark, r.counts
  FROM (
    SELECT 'label' AS field, unnest(labels) AS mark FROM changes
    UNION
    SELECT 'issue_key', unnest(issue_keys) FROM changes
  ) m
  JOIN ref_feature_rules r ON r.field = m.field AND fits(m.mark, r.pattern)
),
marked AS (
  SELECT c.*, m.mark, m.counts
  FROM (
    SELECT work_kind, work_id, usage_date, repository, person_id, cost_center_id, is_ai_assisted, 'label' AS field, unnest(labels) AS mark FROM changes
    UNION ALL
    SELECT work_kind, work_id, usage_date, repository, person_id, cost_center_id, is_ai_assisted, 'issue_key', unnest(issue_keys) FROM changes
  ) c
  JOIN marks m USING (field, mark)
),
featured AS (
  SELECT *
  FROM marked
  QUALIFY counts = 'once' OR NOT bool_or(counts = 'once') OVER (PARTITION BY work_kind, work_id)
),
cloned AS (
  SELECT DISTINCT lower(repository) AS repository_key FROM int_commits__assigned WHERE lines_added_count IS NOT NULL
),
lined AS (
  SELECT
    c.commit_sha AS work_id, c.usage_date, c.repository,
    CASE WHEN m.commit_sha IS NULL THEN c.person_id ELSE m.person_id END AS person_id,
    CASE WHEN m.commit_sha IS NULL THEN c.cost_center_id ELSE m.cost_center_id END AS cost_center_id,
    c.is_ai_assisted, c.lines_added_count, c.lines_removed_count
  FROM int_commits__assigned c
  LEFT JOIN int_commits__assigned m ON m.commit_sha = c.merged_sha
  WHERE c.lines_added_count IS NOT NULL
  UNION ALL
  SELECT concat(p.repository, '#', p.pull_request_number), p.usage_date, p.repository, p.person_id, p.cost_center_id, false, p.lines_added_count,
    p.lines_removed_count
  FROM int_pull_requests__assigned p
  ANTI JOIN cloned c ON c.repository_key = lower(p.repository)
  WHERE p.lines_added_count IS NOT NULL
),
worked AS (
  SELECT work_kind, work_id, usage_date, repository, person_id, cost_center_id, is_ai_assisted, NULL::BIGINT AS lines_added_count,
    NULL::BIGINT AS lines_removed_count FROM changes
  UNION ALL
  SELECT 'feature', CASE counts WHEN 'once' THEN mark ELSE work_id END, usage_date, repository, person_id, cost_center_id, bool_or(is_ai_assisted), NULL, NULL
  FROM featured
  GROUP BY ALL
  UNION ALL
  SELECT 'merged_change', work_id, usage_date, repository, person_id, cost_center_id, is_ai_assisted, lines_added_count, lines_removed_count
  FROM lined
)
SELECT
  w.work_kind,
  w.work_id,
  w.usage_date,
  w.repository,
  coalesce(w.person_id, 'unattributed') AS person_id,
  w.cost_center_id,
  CASE WHEN w.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.department, 'unassigned') END AS department,
  w.is_ai_assisted,
  w.lines_added_count,
  w.lines_removed_count
FROM worked w
LEFT JOIN ref_people p
  ON p.person_id = w.person_id AND w.usage_date >= p.valid_from AND w.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
