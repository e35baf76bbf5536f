-- What each day should have cost by its weekday and the level of the weeks before it, and how far days usually are from that. Only scopes that have ever spent
-- the smallest floor of their rules in a day. Nothing of the tested day or later is in its expectation, and medians keep a day that stood out from moving it.
-- Days whose data are not whole have no amount. All but usd are statistics, in USD where they are amounts. level      a seventh of the median of the 21 weekly
-- sums before the day (of seven whole days each). share      median of amount / level over the eight latest such weekdays. Expected: level × share. Below half
-- of the level the day is quiet, as weekends are. scale      what a deviation is measured in: the expected amount; on a quiet day the geometric mean with the
-- level, as noise of many people's use grows with its root. spread     median of the absolute deviations of the 40 latest days of the kind (quiet or not), in
-- scales; × 1.4826 it is the sigma of a normal distribution. tail       95 % quantile of the same deviations. deseasoned the amount, had the day been an
-- average weekday.
-- grain: scope_type, scope_id, usage_date
WITH tested AS (
  SELECT g.scope_type, g.scope_id, g.usage_date, CASE WHEN g.is_complete THEN g.usd END AS usd
  FROM int_anomaly_days__gridded g
  JOIN (SELECT scope_type, min(floor_usd) AS floor_usd FROM ref_anomaly_seasonal_rules GROUP BY ALL) r USING (scope_type)
  QUALIFY max(g.usd) OVER (PARTITION BY g.scope_type, g.scope_id) >= r.floor_usd
),
weekly AS (
  SELECT
    *,
    CASE WHEN count(usd) OVER week = 7 THEN CAST(sum(usd) OVER week AS DOUBLE) / 7 END AS weekly_amount,
    count(usd) OVER (PARTITION BY scope_type, scope_id ORDER BY usage_date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS former_day_count
  FROM tested
  WINDOW week AS (PARTITION BY scope_type, scope_id ORDER BY usage_date ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)
),
leveled AS (
  SELECT
    * EXCLUDE (weekly_amount),
    CAST(usd AS DOUBLE) AS amount,
    median(weekly_amount) OVER (PARTITION BY scope_type, scope_id ORDER BY usage_date ROWS BETWEEN 21 PRECEDING AND 1 PRECEDING) AS level
  FROM weekly
),
shared AS (
  SELECT *, median(amount / nullif(level, 0)) OVER (PARTITION BY scope_type, scope_id, isodow(usage_date)
    ORDER BY usage_date ROWS BETWEEN 8 PRECEDING AND 1 PRECEDING) AS share
  FROM leveled
),
scaled AS (
  SELECT *, share < 0.5 AS is_quiet, level * share AS expected, CASE WHEN share >= 0 THEN level * sqrt(greatest(share, 0.05) * greatest(share, 1)) END AS scale
  FROM shared
),
deviating AS (
  SELECT *, (amount - expected) / nullif(scale, 0) AS deviation
  FROM scaled
)
SELECT
  * EXCLUDE (deviation),
  CASE WHEN share >= 0 THEN amount / greatest(share, 0.05) END AS deseasoned, -- greatest() passes over NULL
  median(abs(deviation)) OVER recent AS spread,
  quantile_disc(deviation, 0.95) OVER recent AS tail
FROM deviating
WINDOW recent AS (PARTITION BY scope_type, scope_id, is_quiet ORDER BY usage_date ROWS BETWEEN 40 PRECEDING AND 1 PRECEDING)
