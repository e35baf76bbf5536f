-- Claude Console: workspaces on the day of the pull, archived ones included; tags are text by text. The default workspace is not in the list.
CREATE TABLE raw_claude_console__workspaces (
  id VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  created_at TIMESTAMPTZ,
  archived_at TIMESTAMPTZ,
  display_color VARCHAR,
  data_residency JSON,
  tags JSON,
  external_key_id VARCHAR,
  compartment_id VARCHAR,
  "type" VARCHAR
)
