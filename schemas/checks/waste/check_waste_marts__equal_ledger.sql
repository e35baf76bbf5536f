-- Months in which the mix of models, or what people used, differs from the same use in the ledger, to the last digit.
WITH mix AS (
  SELECT usage_month, provider, sum(billed_usd) AS billed_usd
  FROM mart_model_mix_monthly
  GROUP BY ALL
),
metered AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS usage_month, provider, sum(billed_usd) AS billed_usd
  FROM int_charges__unioned
  WHERE charge_category = 'Usage' AND model <> 'none'
  GROUP BY ALL
),
people AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS usage_month, person_id, sum(billed_usd) AS billed_usd
  FROM int_charges__assigned
  WHERE person_id IS NOT NULL
  GROUP BY ALL
  -- whoever cost nothing, or was given back more, carries no part of the cost
  HAVING sum(billed_usd) > 0
)
SELECT 'mart_model_mix_monthly' AS mart, usage_month, provider AS scope, x.billed_usd AS mart_usd, m.billed_usd AS ledger_usd
FROM mix x
FULL JOIN metered m USING (usage_month, provider)
WHERE x.billed_usd IS DISTINCT FROM m.billed_usd
UNION ALL
SELECT 'mart_people_spend_monthly', usage_month, person_id, x.billed_usd, p.billed_usd
FROM mart_people_spend_monthly x
FULL JOIN people p USING (usage_month, person_id)
WHERE x.billed_usd IS DISTINCT FROM p.billed_usd
