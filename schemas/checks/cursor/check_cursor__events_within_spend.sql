-- Members whose charged events of the subscription cycle add up to more than the spend that Cursor shows for the cycle (by more than the cent to which it is
-- rounded): an event is counted twice, or the vendor means something else by spendCents. The opposite is normal: spend runs ahead of the events.
-- severity: warn
-- source: cursor
WITH newest AS (
  SELECT billing_account_id, max(usage_date) AS usage_date FROM stg_cursor__spend GROUP BY ALL
),
cycles AS (
  SELECT * FROM stg_cursor__spend SEMI JOIN newest USING (billing_account_id, usage_date)
)
SELECT c.billing_account_id, c.email, c.cycle_start_date, c.usage_date AS spend_date, sum(e.billed_usd) AS events_usd, c.on_demand_usd AS spend_usd
FROM cycles c
JOIN stg_cursor__usage_events e
  ON e.billing_account_id = c.billing_account_id AND e.email = c.email AND e.usage_date > c.cycle_start_date AND e.usage_date < c.usage_date
GROUP BY c.billing_account_id, c.email, c.cycle_start_date, c.usage_date, c.on_demand_usd
HAVING sum(e.billed_usd) > c.on_demand_usd + CAST('0.01' AS DECIMAL(3, 2))
