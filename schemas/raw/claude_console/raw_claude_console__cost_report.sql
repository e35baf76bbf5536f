-- Claude Console: cost per UTC day, grouped by workspace and description. amount is text in CENTS, with decimals: "250.5" is USD 2.505.
-- There is no list price. workspace_id NULL is the default workspace. Priority Tier money is absent.
-- starting_at and ending_at come from the day bucket around the row.
CREATE TABLE raw_claude_console__cost_report (
  starting_at TIMESTAMPTZ NOT NULL,
  ending_at TIMESTAMPTZ NOT NULL,
  amount CENTS(10) NOT NULL,
  currency VARCHAR NOT NULL,
  description VARCHAR,
  cost_type VARCHAR,
  model VARCHAR,
  token_type VARCHAR,
  service_tier VARCHAR,
  context_window VARCHAR,
  inference_geo VARCHAR,
  workspace_id VARCHAR
)
