-- Spend limits of our own (limits.csv): what a month's use may cost, for vendors that have no limits and as a reading of those that have. scope_type
-- organization: what all use together may cost, the ceiling of every other limit; scope_id organization. group: what each member may use, not a pool; a group
-- of the SCIM directory, id or name. seat_type: what each holder of a seat may use; the seat's product (claude_enterprise, copilot, cursor). person: a
-- person_id. provider as the ledger writes it, or * for all vendors together. amount empty: expressly no limit. valid_from is the first day, valid_to the first
-- day no longer (empty: open).
CREATE TABLE raw_reference__limits (
  line_number UBIGINT NOT NULL,
  scope_type VARCHAR NOT NULL,
  scope_id VARCHAR NOT NULL,
  provider VARCHAR NOT NULL,
  period VARCHAR NOT NULL,
  currency VARCHAR NOT NULL,
  amount MONEY,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
