-- OpenAI costs: what a UTC day cost per project, line item and, where the vendor groups by it, API key.
-- amount.value is DOLLARS (0.06 = USD 0.06), as the text it came in: a JSON number, a string, "0E-6176", or more than 12 decimals.
-- start_time and end_time (Unix seconds) come from the day bucket around the row. quantity is kept as text for the same reason as the amount.
CREATE TABLE raw_openai__costs (
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  "object" VARCHAR,
  amount STRUCT("value" VARCHAR, currency VARCHAR) NOT NULL,
  line_item VARCHAR,
  project_id VARCHAR,
  project_name VARCHAR,
  api_key_id VARCHAR,
  organization_id VARCHAR,
  organization_name VARCHAR,
  quantity VARCHAR,
  quantity_unit VARCHAR
)
