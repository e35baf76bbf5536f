-- Who answers for what no single person uses: API keys, service accounts, workspaces, repositories and accounts that several people share
-- (principal_owners.csv). principal_id is the vendor's id, or its beginning and *. kind service is automation, shared is used by several people. The
-- cost center pays, else that of the owner on the day. valid_from is the first day, valid_to the first day no longer (empty: open).
CREATE TABLE raw_reference__principal_owners (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  principal_type VARCHAR NOT NULL,
  principal_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  owner_person_id VARCHAR,
  cost_center_id VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
