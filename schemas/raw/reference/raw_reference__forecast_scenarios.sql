-- Under which assumptions spend is forecast (forecast_scenarios.csv), one line per scenario. The baseline is there without a line, and takes none of them.
-- trend damped (empty, too) or none. headcount plan: as many people as headcount_plan.csv says, each using as much as today's; none (empty, too): as it is.
-- prices_known_at: the price list as it was known then, for instance before an announced change was retracted; empty: as known at the build's as-of.
-- price_model: only for models that fit (* is any text, | between alternatives); empty: all. usage_ratio: factor on the use to come, from the month usage_from
-- on; empty: 1, at once.
CREATE TABLE raw_reference__forecast_scenarios (
  line_number UBIGINT NOT NULL,
  scenario_id VARCHAR NOT NULL,
  trend VARCHAR,
  headcount VARCHAR,
  prices_known_at TIMESTAMPTZ,
  price_model VARCHAR,
  usage_ratio MONEY,
  usage_from DATE,
  note VARCHAR
)
