-- Groups and their direct members (SCIM 2.0 /Groups), a snapshot under the UTC day of the pull. Groups overlap and may hold groups.
CREATE TABLE raw_scim__groups (
  id VARCHAR NOT NULL,
  "externalId" VARCHAR,
  "displayName" VARCHAR NOT NULL,
  members STRUCT("value" VARCHAR, "type" VARCHAR)[]
)
