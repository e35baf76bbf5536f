-- Invented companies with labelled faults, from the table `seeds` (seed) alone: the same seeds give the same dollars, on any machine. A company has ten cost
-- centers of twenty people for 182 days from Monday 2026-03-02, and a clean twin that differs in nothing but the faults: one of each kind, each in a cost
-- center of its own, between day 84 and 140. Days are as they stand at the end (a restated day with its second amount); known_day says when a day had that
-- amount.  Shapes: sizes are lognormal; day-to-day noise, weekends of services and new or vanishing use are quantiles of ServeGen's 152 language clients over
-- two weeks (arXiv 2505.09999, Apache-2.0): noise sigma 0.067, 0.127, 0.233, 0.352, 0.522 and weekend/weekday 0.378, 0.499, 0.671, 0.835, 0.937 at 10, 25, 50,
-- 75 and 90 %. People's weekends (5–30 % of a weekday, three in ten at all), holidays, absences and growth (0–8 % a month) are assumptions.
CREATE OR REPLACE MACRO chance(key) AS CAST(md5_number_lower(key) >> 11 AS DOUBLE) / 9007199254740992;
CREATE OR REPLACE MACRO normal(key) AS sqrt(-2 * ln(chance(key || 'a') + 1e-12)) * cos(6.283185307179586 * chance(key || 'b'));
CREATE OR REPLACE MACRO quantile_of(x, points) AS list_extract(points, CAST(floor(x * 4) AS INTEGER) + 1) + (x * 4 - floor(x * 4))
  * (list_extract(points, CAST(floor(x * 4) AS INTEGER) + 2) - list_extract(points, CAST(floor(x * 4) AS INTEGER) + 1));

CREATE OR REPLACE TABLE faults AS
SELECT seed, CAST(center AS INTEGER) AS center, kind, first_day,
  first_day + CASE kind
    WHEN 'spike' THEN 0
    WHEN 'weekend' THEN 1
    WHEN 'missing' THEN CAST(floor(x1 * 3) AS INTEGER)
    WHEN 'duplicate' THEN CAST(floor(x1 * 2) AS INTEGER)
    WHEN 'restatement' THEN 4
    ELSE 41 END AS last_day,
  CASE kind
    WHEN 'spike' THEN 0.5 + 1.5 * x2         -- times the cost center's weekday, on top
    WHEN 'weekend' THEN 0.3 + 0.7 * x2       -- the same, on each of two days
    WHEN 'level_shift' THEN 1.3 + 1.2 * x2   -- factor
    WHEN 'price' THEN 1.15 + 0.5 * x2       -- factor
    WHEN 'ramp' THEN 0.015 + 0.02 * x2        -- growth a day, over 35 days
    WHEN 'duplicate' THEN 2
    WHEN 'restatement' THEN 1.2 + 0.6 * x2
    ELSE 0 END AS size,
  CASE WHEN kind = 'restatement' THEN 5 + CAST(floor(x1 * 6) AS INTEGER) ELSE 0 END AS known_after
FROM (
  SELECT seed, center, kind, chance(concat_ws('/', seed, kind, 'x1')) AS x1, chance(concat_ws('/', seed, kind, 'x2')) AS x2,
    -- weekends begin on a Saturday, what happens on one day on any day, the others on a weekday
    CAST(84 + 7 * floor(chance(concat_ws('/', seed, kind, 'week')) * 8) + CASE WHEN kind = 'weekend' THEN 5 WHEN kind IN ('duplicate', 'missing', 'spike')
      THEN floor(chance(concat_ws('/', seed, kind, 'day')) * 7)
      ELSE floor(chance(concat_ws('/', seed, kind, 'day')) * 5) END AS INTEGER) AS first_day
  FROM seeds
  CROSS JOIN (VALUES (0, 'spike'), (1, 'weekend'), (2, 'level_shift'), (3, 'ramp'), (4, 'missing'), (5, 'price'), (6, 'duplicate'),
    (7, 'restatement')) AS kinds (center, kind)
  );

CREATE OR REPLACE TABLE person_days AS
WITH people AS (
  SELECT seed, CAST(center AS INTEGER) AS center, CAST(person AS INTEGER) AS person, key,
    person = 0 AS is_service,
    exp(3.2 + 1.2 * normal(key || 'size')) * CASE WHEN person = 0 THEN 1.5 ELSE 1 END AS size,
    quantile_of(chance(key || 'sigma'), [0.067, 0.127, 0.233, 0.352, 0.522]) * CASE WHEN person = 0 THEN 1 ELSE 1.5 END AS sigma,
    CASE WHEN person = 0 THEN quantile_of(chance(key || 'weekend'), [0.378, 0.499, 0.671, 0.835, 0.937])
      ELSE 0.05 + 0.25 * chance(key || 'weekend') END AS weekend,
    0.08 * chance(key || 'growth') AS growth,
    CASE WHEN chance(key || 'joins') < 0.15 THEN floor(chance(key || 'joined') * 150) ELSE 0 END AS joined,
    floor(chance(key || 'away') * 170) AS away, 5 + floor(chance(key || 'awaydays') * 10) AS away_days,
    0.75 + 0.25 * chance(key || 'attendance') AS attendance
  FROM (SELECT *, concat_ws('/', seed, center, person) AS key FROM seeds CROSS JOIN range(10) AS c (center) CROSS JOIN range(20) AS p (person))
),
calendar AS (
  SELECT seed, CAST(day AS INTEGER) AS day, day % 7 >= 5 AS is_weekend,
    exp(0.06 * normal(concat_ws('/', seed, day, 'all'))) AS common,
    day % 7 < 5 AND chance(concat_ws('/', seed, day, 'holiday')) < 0.025 AS is_holiday
  FROM seeds CROSS JOIN range(182) AS d (day)
),
clean AS (
  SELECT seed, center, person, day,
    CASE
      WHEN day < joined THEN 0
      WHEN is_service THEN CASE WHEN is_weekend THEN weekend ELSE 1 END
      WHEN day >= away AND day < away + away_days THEN 0
      WHEN is_weekend THEN CASE WHEN chance(concat_ws('/', key, day, 'works')) < 0.3 THEN weekend / 0.3 ELSE 0 END
      WHEN is_holiday THEN CASE WHEN chance(concat_ws('/', key, day, 'works')) < 0.15 THEN 1 ELSE 0 END
      WHEN chance(concat_ws('/', key, day, 'works')) < attendance THEN 1
      ELSE 0
    END * size * common * pow(1 + growth, day / 30.0) * exp(sigma * normal(concat_ws('/', key, day))) AS usd
  FROM people JOIN calendar USING (seed)
),
weekday AS (SELECT seed, center, sum(usd) / count(DISTINCT day) AS usd FROM clean WHERE day % 7 < 5 GROUP BY ALL)
SELECT c.seed, c.center, c.person, c.day, c.usd AS clean_usd,
  CASE
    WHEN f.kind IS NULL THEN c.usd
    WHEN f.kind IN ('spike', 'weekend') THEN CASE WHEN c.person = 1 AND c.day <= f.last_day THEN c.usd + f.size * w.usd ELSE c.usd END
    WHEN f.kind IN ('level_shift', 'price') THEN c.usd * f.size
    WHEN f.kind = 'ramp' THEN c.usd * pow(1 + f.size, least(c.day - f.first_day, 35))
    WHEN c.day <= f.last_day THEN c.usd * f.size
    ELSE c.usd
  END AS usd,
  CASE WHEN c.day <= f.last_day AND f.known_after > 0 THEN greatest(c.day, f.last_day + f.known_after) ELSE c.day END AS known_day
FROM clean c
JOIN weekday w USING (seed, center)
LEFT JOIN faults f ON f.seed = c.seed AND f.center = c.center AND c.day >= f.first_day;

-- What the product's models read: money is exact from here on.
CREATE OR REPLACE TABLE int_anomaly_days__gridded AS
WITH exact AS (
  SELECT 'faulty' AS twin, seed, center, person, day, CAST(usd AS DECIMAL(38, 12)) AS usd FROM person_days
  UNION ALL
  SELECT 'clean', seed, center, person, day, CAST(clean_usd AS DECIMAL(38, 12)) FROM person_days
),
scopes AS (
  SELECT 'organization' AS scope_type, concat_ws('/', twin, seed) AS scope_id, day, usd FROM exact
  UNION ALL
  SELECT 'cost_center', concat_ws('/', twin, seed, center), day, usd FROM exact
  UNION ALL
  SELECT 'person', concat_ws('/', twin, seed, center, person), day, usd FROM exact
)
SELECT scope_type, scope_id, CAST(DATE '2026-03-02' + day AS DATE) AS usage_date, CAST(sum(usd) AS DECIMAL(38, 12)) AS usd, CAST(0 AS BIGINT) AS tokens,
  true AS is_complete
FROM scopes
GROUP BY ALL
ORDER BY ALL;
