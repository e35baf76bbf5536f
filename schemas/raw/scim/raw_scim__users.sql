-- People as the directory shows them (SCIM 2.0 /Users), a snapshot under the UTC day of the pull. "" clears an attribute.
-- active and manager are JSON because directories send them as boolean or text, as object or text. enterprise is the enterprise extension.
-- Telephone numbers, postal addresses, photos, certificates and passwords never land.
CREATE TABLE raw_scim__users (
  id VARCHAR NOT NULL,
  "externalId" VARCHAR,
  "userName" VARCHAR NOT NULL,
  "displayName" VARCHAR,
  name STRUCT(formatted VARCHAR, "givenName" VARCHAR, "familyName" VARCHAR),
  active JSON,
  title VARCHAR,
  "userType" VARCHAR,
  emails STRUCT("value" VARCHAR, "type" VARCHAR, "primary" JSON)[],
  enterprise STRUCT("employeeNumber" VARCHAR, "costCenter" VARCHAR, organization VARCHAR, division VARCHAR, department VARCHAR, manager JSON)
)
