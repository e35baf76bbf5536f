-- Copilot SKUs that GitHub has not billed before. They are in the ledger under their own name; add them here once understood.
-- severity: warn
-- source: github-copilot
WITH known AS (
  SELECT sku
  FROM (VALUES
    ('copilot_premium_request'), ('copilot_ai_credit'), ('copilot_ai_unit'), ('coding_agent_premium_request'), ('coding_agent_ai_credit'),
      ('coding_agent_ai_unit'),
    ('spark_premium_request'), ('spark_ai_credit'), ('spark_ai_unit'), ('copilot_for_business'), ('copilot_business'), ('copilot_enterprise'),
      ('copilot_standalone')
  ) AS listed (sku)
)
SELECT cost_type AS sku, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_usd) AS billed_usd
FROM int_github_copilot__charges
ANTI JOIN known ON known.sku = cost_type
WHERE cost_type <> 'none'
GROUP BY ALL
