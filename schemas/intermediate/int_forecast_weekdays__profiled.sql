-- What a day of each weekday came to, per scope and account, in each of the last eight weeks known at an origin, and what such a day is expected to come to: the mean of
-- these weeks, the latest counting eight times as much as the oldest. Means and not medians: the forecasts of all cost centers then sum to the
-- organization's, a scope that is used on few days is not forecast as nothing, and clipping outliers made the month's end no better in the backtest.
-- Amounts are in millionths of a dollar, whole numbers: a forecast needs no more, and a year of a large company takes a tenth of the time.
-- trend_micros: what the trend adds to the day with the first week: a quarter of the change per week from the mean of the older four weeks to that of the latest four.
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
days AS (
  SELECT scope_type, scope_id, provider, billing_account_id, usage_date, CAST(usage_usd * 1000000 AS BIGINT) AS micros
  FROM int_budget_days__charged
  WHERE usage_usd <> 0
),
summed AS (
  SELECT
    d.scope_type, d.scope_id, k.provider, k.billing_account_id, k.origin_date, k.weekday,
    CAST(sum(CASE k.week WHEN 1 THEN d.micros ELSE 0 END) AS BIGINT) AS week_1_micros,
    CAST(sum(CASE k.week WHEN 2 THEN d.micros ELSE 0 END) AS BIGINT) AS week_2_micros,
    CAST(sum(CASE k.week WHEN 3 THEN d.micros ELSE 0 END) AS BIGINT) AS week_3_micros,
    CAST(sum(CASE k.week WHEN 4 THEN d.micros ELSE 0 END) AS BIGINT) AS week_4_micros,
    CAST(sum(CASE k.week WHEN 5 THEN d.micros ELSE 0 END) AS BIGINT) AS week_5_micros,
    CAST(sum(CASE k.week WHEN 6 THEN d.micros ELSE 0 END) AS BIGINT) AS week_6_micros,
    CAST(sum(CASE k.week WHEN 7 THEN d.micros ELSE 0 END) AS BIGINT) AS week_7_micros,
    CAST(sum(CASE k.week WHEN 8 THEN d.micros ELSE 0 END) AS BIGINT) AS week_8_micros
  FROM days d
  JOIN int_forecast_days__known k USING (provider, billing_account_id, usage_date)
  GROUP BY ALL
)
SELECT
  s.*,
  CAST((8 * week_1_micros + 7 * week_2_micros + 6 * week_3_micros + 5 * week_4_micros
    + 4 * week_5_micros + 3 * week_6_micros + 2 * week_7_micros + week_8_micros) // k.weight AS BIGINT) AS level_micros,
  -- two of the older days are the least that says anything of them
  CAST(CASE WHEN k.latest_days > 0 AND k.older_days > 1 THEN
    ((week_1_micros + week_2_micros + week_3_micros + week_4_micros) // k.latest_days - (week_5_micros + week_6_micros + week_7_micros + week_8_micros) // k.older_days) // 16
    ELSE 0 END AS BIGINT) AS trend_micros
FROM summed s
JOIN known k USING (origin_date, provider, billing_account_id, weekday)
