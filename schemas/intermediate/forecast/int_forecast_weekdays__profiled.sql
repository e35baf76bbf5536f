-- What a day of each weekday came to, per scope and account, in each of the last eight weeks known at an origin, and what such a day is expected to come to:
-- the mean of these weeks, each counting four fifths of the week after it (0.8 did best of 0.6 to 1 on companies that no score is published of). Means and not
-- medians: the forecasts of all cost centers then sum to the organization's, a scope that is used on few days is not forecast as nothing, and clipping outliers
-- made the month's end no better in the backtest. Weeks are of the people who are there on the day (int_forecast_moves__known) and before included credits
-- (int_included_use__daily). As charged are naive_micros, the latest week, and latest_micros, the latest four. Amounts are in millionths of a dollar, whole
-- numbers: a forecast needs no more, and a year of a large company takes a tenth of the time. trend_micros: what the trend adds to the day with the first week:
-- a quarter of the change per week from the mean of the older four weeks to that of the latest four.
-- grain: scope_type, scope_id, provider, billing_account_id, origin_date, weekday
WITH known AS (
  SELECT
    origin_date, provider, billing_account_id, weekday,
    -- powers of 0.8, in whole numbers
    sum([78125, 62500, 50000, 40000, 32000, 25600, 20480, 16384][week]) AS weight,
    count(*) FILTER (WHERE week <= 4) AS latest_days,
    count(*) FILTER (WHERE week > 4) AS older_days
  FROM int_forecast_days__known
  GROUP BY ALL
),
days AS (
  SELECT scope_type, scope_id, provider, billing_account_id, usage_date, CAST(usage_usd * 1000000 AS HUGEINT) AS micros,
    CAST(usage_usd * 1000000 AS HUGEINT) AS billed_micros
  FROM int_budget_days__charged
  WHERE usage_usd <> 0
  UNION ALL
  SELECT scope_type, scope_id, provider, billing_account_id, usage_date, CAST(included_usd * 1000000 AS HUGEINT), 0
  FROM int_included_use__daily
),
known_days AS (
  SELECT d.scope_type, d.scope_id, k.provider, k.billing_account_id, k.origin_date, k.weekday, k.week, d.micros, d.billed_micros
  FROM days d
  JOIN int_forecast_days__known k USING (provider, billing_account_id, usage_date)
  UNION ALL
  SELECT m.scope_type, m.scope_id, k.provider, k.billing_account_id, k.origin_date, k.weekday, k.week, m.micros, 0
  FROM int_forecast_moves__known m
  JOIN int_forecast_days__known k USING (origin_date, provider, billing_account_id, usage_date)
),
summed AS (
  SELECT
    scope_type, scope_id, provider, billing_account_id, origin_date, weekday,
    CAST(coalesce(sum(billed_micros) FILTER (WHERE week = 1), 0) AS HUGEINT) AS naive_micros,
    CAST(coalesce(sum(billed_micros) FILTER (WHERE week <= 4), 0) AS HUGEINT) AS latest_micros,
    CAST(sum(CASE week WHEN 1 THEN micros ELSE 0 END) AS HUGEINT) AS week_1_micros,
    CAST(sum(CASE week WHEN 2 THEN micros ELSE 0 END) AS HUGEINT) AS week_2_micros,
    CAST(sum(CASE week WHEN 3 THEN micros ELSE 0 END) AS HUGEINT) AS week_3_micros,
    CAST(sum(CASE week WHEN 4 THEN micros ELSE 0 END) AS HUGEINT) AS week_4_micros,
    CAST(sum(CASE week WHEN 5 THEN micros ELSE 0 END) AS HUGEINT) AS week_5_micros,
    CAST(sum(CASE week WHEN 6 THEN micros ELSE 0 END) AS HUGEINT) AS week_6_micros,
    CAST(sum(CASE week WHEN 7 THEN micros ELSE 0 END) AS HUGEINT) AS week_7_micros,
    CAST(sum(CASE week WHEN 8 THEN micros ELSE 0 END) AS HUGEINT) AS week_8_micros
  FROM known_days
  GROUP BY ALL
)
SELECT
  s.*,
  CAST((78125 * week_1_micros + 62500 * week_2_micros + 50000 * week_3_micros + 40000 * week_4_micros
    + 32000 * week_5_micros + 25600 * week_6_micros + 20480 * week_7_micros + 16384 * week_8_micros) // k.weight AS HUGEINT) AS level_micros,
  -- two of the older days are the least that says anything of them
  CAST(CASE WHEN k.latest_days > 0 AND k.older_days > 1 THEN
    ((week_1_micros + week_2_micros + week_3_micros + week_4_micros) // k.latest_days
      - (week_5_micros + week_6_micros + week_7_micros + week_8_micros) // k.older_days) // 16
    ELSE 0 END AS HUGEINT) AS trend_micros
FROM summed s
JOIN known k USING (origin_date, provider, billing_account_id, weekday)
