-- Days whose coding-tool cost is whole and whose coding activity has landed: on other days neither side counts. A day counts only when it has arrived from
-- every tool's account that is in use on it, or the cost of one tool would be divided by the work of all: in use from the first day that arrived to the last
-- one, and to the as-of day unless nothing has come for a week.
-- grain: provider, billing_account_id, usage_date
WITH arrived AS (
  SELECT DISTINCT d.provider, d.billing_account_id, d.usage_date
  FROM int_days__covered d
  JOIN ref_coding_tools t USING (provider)
  JOIN landed l
    ON l.source = t.activity_source AND l.entity = t.activity_entity AND l.part = d.billing_account_id AND l.usage_date = d.usage_date
  WHERE d.is_complete
),
used AS (
  SELECT a.provider, a.billing_account_id, min(a.usage_date) AS first_date, CASE WHEN max(a.usage_date) >= run.as_of_date - 7 THEN run.as_of_date
    ELSE max(a.usage_date) END AS last_date
  FROM arrived a
  CROSS JOIN run
  GROUP BY a.provider, a.billing_account_id, run.as_of_date
),
awaited AS (
  SELECT d.usage_date
  FROM (SELECT DISTINCT usage_date FROM arrived) d
  JOIN used u ON d.usage_date >= u.first_date AND d.usage_date <= u.last_date
  ANTI JOIN arrived a ON a.provider = u.provider AND a.billing_account_id = u.billing_account_id AND a.usage_date = d.usage_date
)
SELECT provider, billing_account_id, usage_date
FROM arrived
ANTI JOIN awaited USING (usage_date)
