-- Controls that were to lower spend (controls.csv): what was done, for whom, since when, and the months before it that later ones are held against. scope_type
-- organization (scope_id organization), cost_center, person, or model (* is any text, | between alternatives). baseline_months: that many months up to
-- started_on.
CREATE TABLE raw_reference__controls (
  line_number UBIGINT NOT NULL,
  control_id VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  scope_type VARCHAR NOT NULL,
  scope_id VARCHAR NOT NULL,
  started_on DATE NOT NULL,
  baseline_months VARCHAR NOT NULL,
  note VARCHAR
)
