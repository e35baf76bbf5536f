-- How limits are read and watched (limit_rules.csv), one rule a line. organization and person: warning and critical (parts of the limit at which it is looked
-- at) and automation (the part at which whoever runs unattended jobs should stop them). group: several = lowest or highest, which limit counts for a member of
-- several groups. seat: unused_days, after how many days without use a seat is idle.
CREATE TABLE raw_reference__limit_rules (
  line_number UBIGINT NOT NULL,
  scope_type VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  note VARCHAR
)
