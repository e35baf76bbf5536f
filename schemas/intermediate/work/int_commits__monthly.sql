-- Commits of a cost center's people in the months that a git source covers, on the days that count for the coding tools' cost.
-- Merge commits are left out: they are nobody's work, and whether there are any is a matter of a repository's settings.
-- grain: billing_month, cost_center_id
SELECT
  m.billing_month,
  c.cost_center_id,
  count(*) AS all_commit_count,
  count(*) FILTER (WHERE c.is_ai_assisted) AS ai_coauthored_commit_count
FROM int_commits__assigned c
JOIN int_commit_months__covered m ON m.billing_month = CAST(date_trunc('month', c.usage_date) AS DATE)
SEMI JOIN int_coding_days__arrived USING (usage_date)
WHERE NOT c.is_merge
GROUP BY ALL
