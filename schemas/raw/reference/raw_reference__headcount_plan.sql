-- How many people are planned (headcount_plan.csv), for the forecast scenarios that ask for it. scope_type cost_center: its id; organization: all people,
-- scope_id organization; cost centers without a line share what the organization's line leaves them. A month without a line has the people of the line before;
-- month is its first day.
CREATE TABLE raw_reference__headcount_plan (
  line_number UBIGINT NOT NULL,
  scope_type VARCHAR NOT NULL,
  scope_id VARCHAR NOT NULL,
  month DATE NOT NULL,
  people UBIGINT NOT NULL,
  note VARCHAR
)
