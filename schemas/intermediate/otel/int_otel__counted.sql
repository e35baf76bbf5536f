-- Telemetry records that count: every request, and a metric's increments only where no request tells of the same use. A session with one request is told by
-- its requests; increments without a session count where the same tool and user (or the tool, where the increment names no user) have no request that day.
-- grain: record_key
SELECT r.*
FROM stg_otel__records r
LEFT JOIN (SELECT DISTINCT session_id FROM stg_otel__records WHERE signal <> 'metric' AND session_id IS NOT NULL) told ON told.session_id = r.session_id
LEFT JOIN (SELECT DISTINCT product, user_id, usage_date FROM stg_otel__records WHERE signal <> 'metric' AND user_id IS NOT NULL) by_user
  ON by_user.product = r.product AND by_user.user_id = r.user_id AND by_user.usage_date = r.usage_date
LEFT JOIN (SELECT DISTINCT product, usage_date FROM stg_otel__records WHERE signal <> 'metric') by_tool
  ON by_tool.product = r.product AND by_tool.usage_date = r.usage_date
WHERE r.is_call IS NOT false
  AND (r.signal <> 'metric' OR CASE WHEN r.session_id IS NOT NULL THEN told.session_id IS NULL
          WHEN r.user_id IS NOT NULL THEN by_user.product IS NULL
          ELSE by_tool.product IS NULL END)
