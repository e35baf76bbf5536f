-- What a day of each weekday came to, per scope and account, in each of the last eight weeks known at an origin, and what such a day is expected to come to: the mean of
-- these weeks, the latest counting eight times as much as the oldest. Means and not medians: the forecasts of all cost centers then sum to the
-- organization's, a scope that is used on few days is not forecast as nothing, and clipping outliers made the month's end no better in the backtest.
-- trend_usd: what the trend adds to the day with the first week: a quarter of the change per week from the mean of the older four weeks to that of the latest four.
-- grain: scope_type, scope_id, provider, billing_account_id, origin_date, weekday
WITH known AS (
  SELECT
    origin_date, provider, billing_account_id, weekday,
    sum(9 - week) AS weight,
    count(*) FILTER (WHERE week <= 4) AS latest_days,
    count(*) FILTER (WHERE week > 4) AS older_days
  FROM int_forecast_days__known
  GROUP BY ALL
),
summed AS (
  SELECT
    d.scope_type, d.scope_id, k.provider, k.billing_account_id, k.origin_date, k.weekday,
    coalesce(sum(d.usage_usd) FILTER (WHERE k.week = 1), 0) AS week_1_usd,
    coalesce(sum(d.usage_usd) FILTER (WHERE k.week = 2), 0) AS week_2_usd,
    coalesce(sum(d.usage_usd) FILTER (WHERE k.week = 3), 0) AS week_3_usd,
    coalesce(sum(d.usage_usd) FILTER (WHERE k.week = 4), 0) AS week_4_usd,
    coalesce(sum(d.usage_usd) FILTER (WHERE k.week = 5), 0) AS week_5_usd,
    coalesce(sum(d.usage_usd) FILTER (WHERE k.week = 6), 0) AS week_6_usd,
    coalesce(sum(d.usage_usd) FILTER (WHERE k.week = 7), 0) AS week_7_usd,
    coalesce(sum(d.usage_usd) FILTER (WHERE k.week = 8), 0) AS week_8_usd
  FROM int_budget_days__charged d
  JOIN int_forecast_days__known k USING (provider, billing_account_id, usage_date)
  WHERE d.usage_usd <> 0
  GROUP BY ALL
)
SELECT
  s.*,
  usd_from_pico((8 * pico(week_1_usd) + 7 * pico(week_2_usd) + 6 * pico(week_3_usd) + 5 * pico(week_4_usd)
    + 4 * pico(week_5_usd) + 3 * pico(week_6_usd) + 2 * pico(week_7_usd) + pico(week_8_usd)) // k.weight) AS level_usd,
  -- two of the older days are the least that says anything of them
  usd_from_pico(CASE WHEN k.latest_days > 0 AND k.older_days > 1 THEN
    (pico(week_1_usd + week_2_usd + week_3_usd + week_4_usd) // k.latest_days - pico(week_5_usd + week_6_usd + week_7_usd + week_8_usd) // k.older_days) // 16 ELSE 0 END) AS trend_usd
FROM summed s
JOIN known k USING (origin_date, provider, billing_account_id, weekday)
