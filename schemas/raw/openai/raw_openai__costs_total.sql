-- OpenAI costs, ungrouped: the vendor's own total of a UTC day.
-- amount.value is DOLLARS (0.06 = USD 0.06), as the text it came in: a JSON number, a string, "0E-6176", or more than 12 decimals.
-- start_time and end_time (Unix seconds) come from the day bucket around the row.
CREATE TABLE raw_openai__costs_total (
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
