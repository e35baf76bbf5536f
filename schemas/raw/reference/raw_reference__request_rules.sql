-- What is decided about requests for a higher spend limit (request_rules.csv); the first line that fits decides. decision approve: raises the limit by
-- raise_ratio (1.25 is a quarter more, up to whole dollars) where the new limit is at most most_usd, the cost center's projected spend at most budget_ratio of
-- its budget (empty: not asked), and fewer than most_approvals requests of the person were approved in 90 days (empty: not asked). decision route: a person
-- decides; route_to manager, cost_center_owner, finance, or a person_id. cost_center is a pattern. target_hours: how long a decision may take.
CREATE TABLE raw_reference__request_rules (
  line_number UBIGINT NOT NULL,
  rule_id VARCHAR NOT NULL,
  decision VARCHAR NOT NULL,
  cost_center VARCHAR NOT NULL,
  raise_ratio MONEY,
  most_usd MONEY,
  budget_ratio MONEY,
  most_approvals UBIGINT,
  route_to VARCHAR,
  target_hours UBIGINT NOT NULL,
  note VARCHAR
)
