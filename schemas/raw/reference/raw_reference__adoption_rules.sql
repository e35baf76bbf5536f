-- How adoption is judged (adoption_rules.csv), one rule a line. benchmark_low_usd, benchmark_high_usd: what an active developer may cost a month where agents
-- are used heavily; below and above are marked. activation_days: within how many days after getting a seat its first use counts as activation.
CREATE TABLE raw_reference__adoption_rules (
  line_number UBIGINT NOT NULL,
  rule VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  note VARCHAR
)
