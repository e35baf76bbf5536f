-- Claude Enterprise spend limits: the limit in force for every current member on the day of the pull. amount is text in whole CENTS (minor units of
-- currency): "50000" is 500.00; NULL is unlimited, "0" nothing beyond the included usage. period_to_date_spend may have a fraction of a cent
-- ("31402.5" is 314.025) and reads "0" while the vendor cannot tell: zero proves nothing.
CREATE TABLE raw_claude_spend_limits__effective (
  scope STRUCT("type" VARCHAR, user_id VARCHAR) NOT NULL,
  actor STRUCT("type" VARCHAR, user_id VARCHAR, "name" VARCHAR, email VARCHAR, email_address VARCHAR, deleted BOOLEAN),
  amount CENTS(10),
  currency VARCHAR NOT NULL,
  period VARCHAR NOT NULL,
  source STRUCT("type" VARCHAR, user_id VARCHAR, rbac_group_id VARCHAR, seat_tier VARCHAR, workspace_id VARCHAR) NOT NULL,
  spend_limit_id VARCHAR,
  period_to_date_spend CENTS(10)
)
