-- Every assumption of the value estimate (value_assumptions.csv), one a line, as a low, a base and a high figure. None of them is measured: note says where it
-- comes from. minutes_saved_per_commit, minutes_saved_per_pull_request, minutes_saved_per_session: what the tool saves for each that the vendor counts as made
-- with it; they are added, so leave at 0 what another line has already. hourly_rate: what an hour of a developer costs, everything included, USD.
-- productivity_lift: part of a day's work that a developer gains on a day with the tool; may be negative. working_hours_per_day. working_days_per_year: for the
-- annual figure. department *: everybody without a line of their own. valid_from is the first day, valid_to the first day no longer (empty: open); the first of
-- a month decides for the month.
CREATE TABLE raw_reference__value_assumptions (
  line_number UBIGINT NOT NULL,
  assumption VARCHAR NOT NULL,
  department VARCHAR NOT NULL,
  low VARCHAR NOT NULL,
  base VARCHAR NOT NULL,
  high VARCHAR NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR NOT NULL
)
