-- GitHub: an enterprise's cost centers on the day of the pull, with the users, organizations and repositories that belong to them. A resource belongs to one.
CREATE TABLE raw_github_copilot__cost_centers (
  id VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  state VARCHAR,
  azure_subscription VARCHAR,
  resources STRUCT("type" VARCHAR, "name" VARCHAR)[]
)
