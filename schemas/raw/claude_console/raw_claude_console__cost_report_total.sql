-- Claude Console: cost per UTC day, ungrouped: the vendor's own total. amount is text in CENTS, with decimals: "250.5" is USD 2.505.
CREATE TABLE raw_claude_console__cost_report_total (
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
