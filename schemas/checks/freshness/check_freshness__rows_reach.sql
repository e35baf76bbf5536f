-- Entities whose rows end more than a week before the days that were read, although they had rows on most days until then: read the days again, or look at what
-- the key may see.
-- severity: warn
SELECT source, entity, last_row_date, last_usage_date, silent_day_count
FROM mart_data_freshness
WHERE is_cut_short
