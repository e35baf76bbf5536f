-- What the alerts found of the faults, from `alerts` (method, ratio, scope_type, scope_id, usage_date) of both twins, `faults` and `person_days` (series.sql).
-- A fault is looked for in its cost center: from its first day to its last, changes of level in their first 21 days. Only an alert that the clean twin doesn't
-- have on that day has found it: what would have fired anyway is luck. Every alert on a clean twin is a false alarm. Days to detect count from the fault's
-- first day to the first alert, or to when the day had its second amount. Dollars missed are what the fault moved before it was found, all of it when it never
-- was.
CREATE OR REPLACE TABLE placed AS
SELECT method, ratio, scope_type, split_part(scope_id, '/', 1) AS twin, CAST(split_part(scope_id, '/', 2) AS BIGINT) AS seed,
  concat_ws('/', list_slice(string_split(scope_id, '/'), 2, 9)) AS place, TRY_CAST(nullif(split_part(scope_id, '/', 3), '') AS INTEGER) AS center,
    CAST(usage_date - DATE '2026-03-02' AS INTEGER) AS day
FROM (SELECT DISTINCT method, ratio, scope_type, scope_id, usage_date FROM alerts);

CREATE OR REPLACE TABLE due AS
SELECT * FROM placed WHERE twin = 'faulty' AND scope_type = 'cost_center'
EXCEPT
SELECT * REPLACE ('faulty' AS twin) FROM placed WHERE twin = 'clean' AND scope_type = 'cost_center';

CREATE OR REPLACE TABLE moved AS
SELECT seed, center, day, max(known_day) AS known_day, CAST(sum(abs(usd - clean_usd)) AS DECIMAL(38, 2)) AS usd FROM person_days GROUP BY ALL;

CREATE OR REPLACE TABLE looked_for AS
SELECT f.*, m.method, m.ratio, min(greatest(d.day, v.known_day)) AS found_day
FROM (SELECT *, CASE WHEN kind IN ('level_shift', 'price') THEN first_day + 20 ELSE last_day END AS until_day FROM faults) f
CROSS JOIN (SELECT DISTINCT method, ratio FROM placed) m
LEFT JOIN due d ON d.method = m.method AND d.ratio = m.ratio AND d.seed = f.seed AND d.center = f.center AND d.day BETWEEN f.first_day AND f.until_day
LEFT JOIN moved v ON v.seed = d.seed AND v.center = d.center AND v.day = d.day
GROUP BY ALL;

CREATE OR REPLACE TABLE missed AS
SELECT l.method, l.ratio, l.seed, l.kind, sum(v.usd) AS usd, coalesce(sum(v.usd) FILTER (v.day < coalesce(l.found_day, 999)), 0) AS missed_usd
FROM looked_for l
JOIN moved v ON v.seed = l.seed AND v.center = l.center AND v.day BETWEEN l.first_day AND l.until_day
GROUP BY ALL;

CREATE OR REPLACE TABLE scopes AS
SELECT scope_type, count(DISTINCT scope_id) / 2 * (182 - 28) / 30.4375 AS scope_months FROM int_anomaly_days__gridded GROUP BY ALL;

CREATE OR REPLACE TABLE false_alarms AS
SELECT m.method, m.ratio, s.scope_type, count(p.place) AS false_alarms, count(p.place) / s.scope_months AS per_scope_month
FROM (SELECT DISTINCT method, ratio FROM placed) m CROSS JOIN scopes s
LEFT JOIN placed p ON p.method = m.method AND p.ratio = m.ratio AND p.scope_type = s.scope_type AND p.twin = 'clean'
GROUP BY m.method, m.ratio, s.scope_type, s.scope_months;

CREATE OR REPLACE TABLE scores AS
SELECT l.method, l.ratio, a.false_alarms, a.per_scope_month, count(l.found_day) AS found, count(*) AS faults, count(l.found_day) / count(*) AS recall,
  (SELECT count(*) FILTER (EXISTS (SELECT 1 FROM looked_for f
    WHERE f.method = p.method AND f.ratio = p.ratio AND f.seed = p.seed AND f.center = p.center
    AND p.day BETWEEN f.first_day AND f.until_day)) / nullif(count(*), 0)
    FROM placed p WHERE p.twin = 'faulty' AND p.scope_type = 'cost_center' AND p.method = l.method AND p.ratio = l.ratio) AS "precision",
  median(l.found_day - l.first_day) AS days_to_detect, (SELECT sum(missed_usd) / sum(usd) FROM missed WHERE method = l.method AND ratio
    = l.ratio) AS missed_ratio
FROM looked_for l
JOIN false_alarms a ON a.method = l.method AND a.ratio = l.ratio AND a.scope_type = 'cost_center'
GROUP BY ALL;
