-- Who receives an alert, and how (alert_routes.csv). The first line that fits an alert and leads to somebody counts, and the lines after it too where it says
-- further. match is a list of conditions, field=pattern, separated by semicolons, as in allocation_rules.csv. recipient: user (whom it is about), team_lead,
-- group_owner, finance, or channel (whoever reads the channel). channel is a name of finops.json. digest: run or day; empty: each alert alone. quiet_hours like
-- 22:00-07:00 in time_zone (IANA; empty: UTC); quiet_except is the severity they let through. valid_from and valid_to are days of crossing; valid_to is the
-- first day no longer (empty: open).
CREATE TABLE raw_reference__alert_routes (
  line_number UBIGINT NOT NULL,
  match VARCHAR NOT NULL,
  recipient VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  further BOOLEAN,
  digest VARCHAR,
  quiet_hours VARCHAR,
  time_zone VARCHAR,
  quiet_except VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
