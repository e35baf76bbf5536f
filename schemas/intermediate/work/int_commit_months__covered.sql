-- Months of which a git source knows every day that counts for the coding tools' cost. Only then commits and cost are of the same days.
-- grain: billing_month
SELECT CAST(date_trunc('month', a.usage_date) AS DATE) AS billing_month
FROM (SELECT DISTINCT usage_date FROM int_coding_days__arrived) a
LEFT JOIN (SELECT DISTINCT usage_date FROM each_source__commit_days) g USING (usage_date)
GROUP BY ALL
HAVING count(*) = count(g.usage_date)
