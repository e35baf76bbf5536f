-- Sources whose data are older than they should be.
-- severity: warn
SELECT source, entity, last_extracted_at_utc, data_refreshed_at_utc, last_usage_date, age_hours
FROM mart_data_freshness
WHERE is_stale
