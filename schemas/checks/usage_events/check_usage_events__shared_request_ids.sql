-- Request ids of one gateway that stand for several requests: other users, other models, other prompts or far-away times. Each is counted.
-- severity: warn
SELECT 'usage-events' AS source, gateway, request_id, count(*) AS request_count, count(DISTINCT user_id) AS user_count, count(DISTINCT model) AS model_count,
  min(at_utc) AS first_at_utc, max(at_utc) AS last_at_utc
FROM stg_usage_events__requests
WHERE is_id_repeated
GROUP BY gateway, request_id
HAVING count(*) > 1
