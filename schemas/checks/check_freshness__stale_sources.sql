-- Sources whose data are older than they should be.
-- severity: warn
select source, entity, last_extracted_at_utc, data_refreshed_at_utc, last_usage_date, age_hours
from mart_data_freshness
where is_stale
