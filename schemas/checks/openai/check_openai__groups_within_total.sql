-- Settled days on which OpenAI's cost groups add up to more than its own total of the day: something is counted twice. Less than a millionth of
-- a dollar is allowed: the vendor cuts decimals differently.
-- source: openai
SELECT t.usage_date, t.billing_account_id, sum(c.billed_usd) AS groups_usd, t.statement_usd AS total_usd, sum(c.billed_usd) - t.statement_usd AS excess_usd
FROM int_openai__totals t
JOIN stg_openai__costs c USING (billing_account_id, usage_date)
JOIN int_openai__days d USING (billing_account_id, usage_date)
WHERE d.is_complete AND NOT t.is_missing AND NOT t.is_not_yet_refreshed
GROUP BY t.usage_date, t.billing_account_id, t.statement_usd
HAVING sum(c.billed_usd) - t.statement_usd > CAST('0.000001' AS DECIMAL(18, 12))
