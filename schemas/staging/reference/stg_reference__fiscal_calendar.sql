-- Days on which fiscal years begin, and every year after until the next.
-- grain: fiscal_year_start
SELECT fiscal_year_start
FROM raw_reference__fiscal_calendar
