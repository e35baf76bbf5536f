-- When fiscal years begin (fiscal_calendar.csv): on fiscal_year_start and every year after, until the next line. A line that comes before the year is over cuts
-- that year and its quarter short. Without a line for them, days are in calendar years.
CREATE TABLE raw_reference__fiscal_calendar (
  line_number UBIGINT NOT NULL,
  fiscal_year_start DATE NOT NULL,
  note VARCHAR
)
