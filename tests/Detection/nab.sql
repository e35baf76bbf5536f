-- Six ad-exchange series and New York's taxis (Numenta Anomaly Benchmark, MIT) as daily spend: the day's mean, scaled so that a series' mean day is USD 10,000.
-- A labelled window is the days that it touches.
CREATE TABLE read AS
SELECT parse_filename(filename, true) AS series, CAST("timestamp" AS DATE) AS day, avg(value) AS amount
FROM read_csv([getvariable('nab') || '/realAdExchange/*.csv', getvariable('nab') || '/realKnownCause/nyc_taxi.csv'], filename = true, auto_detect = false,
  header = true, columns = {'timestamp': 'TIMESTAMP', 'value': 'DOUBLE'})
GROUP BY ALL;

CREATE TABLE labels AS
WITH files AS (SELECT parse_filename(file, true) AS series, json_extract(content, concat('$."', file, '"')) AS spans FROM (
  SELECT content, unnest(json_keys(content)) AS file FROM read_text(getvariable('nab') || '/labels/combined_windows.json')))
SELECT series, CAST(CAST(json_extract_string(span, '$[0]') AS TIMESTAMP) AS DATE) AS first_date,
  CAST(CAST(json_extract_string(span, '$[1]') AS TIMESTAMP) AS DATE) AS last_date
FROM (SELECT series, unnest(CAST(spans AS JSON[])) AS span FROM files WHERE series IN (SELECT series FROM read));

CREATE TABLE int_anomaly_days__gridded AS
SELECT 'organization' AS scope_type, series AS scope_id, day AS usage_date,
  CAST(10000 * amount / avg(amount) OVER (PARTITION BY series) AS DECIMAL(38, 12)) AS usd, CAST(0 AS BIGINT) AS tokens, true AS is_complete
FROM read;
