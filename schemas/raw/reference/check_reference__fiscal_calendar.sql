-- Fiscal years that begin within a month or outside of what is looked at, and one beginning twice.
SELECT line_number, 'fiscal_year_start' AS field, 'the first day of a month from 2000-01-01 to 2099-12-01' AS expected,
  CAST(fiscal_year_start AS VARCHAR) AS found,
  'a fiscal year of whole months is what can be budgeted' AS "try", 'fiscal_calendar' AS entity
FROM raw_reference__fiscal_calendar WHERE day(fiscal_year_start) <> 1 OR fiscal_year_start NOT BETWEEN DATE '2000-01-01' AND DATE '2099-12-01'
UNION ALL
SELECT later.line_number, 'fiscal_year_start', 'each day once', concat(later.fiscal_year_start, ' again; the first is line ', earlier.line_number),
  'remove one of them', 'fiscal_calendar'
FROM raw_reference__fiscal_calendar AS later
JOIN raw_reference__fiscal_calendar AS earlier USING (fiscal_year_start)
WHERE earlier.line_number < later.line_number
