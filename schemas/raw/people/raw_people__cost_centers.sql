-- Cost centers with their owners, one line per cost center and validity (cost_centers.csv). valid_from is the first day, valid_to the first day no longer
-- (empty: open). charging: chargeback (empty, too) or showback, whose bill is shown and not charged.
CREATE TABLE raw_people__cost_centers (
  line_number UBIGINT NOT NULL,
  cost_center_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  owner VARCHAR,
  business_unit VARCHAR,
  charging VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE
)
