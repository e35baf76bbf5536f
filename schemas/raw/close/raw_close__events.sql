-- What people decided about billing periods with `finops close` and `finops reopen`, each event a row that nothing ever replaces. billing_month is the first
-- day of the UTC month. action: close freezes the lines, finalize says that a closed month is final, reopen takes the close back. lines_sha256 is the hash of
-- the frozen Parquet file, which lands as raw_close__lines; billed_usd is its sum in whole cents. accepted: what was not whole
-- and was accepted by name, with its reason: source ids, or invoice.
CREATE TABLE raw_close__events (
  event_number UBIGINT NOT NULL,
  close_id VARCHAR NOT NULL,
  billing_month DATE NOT NULL,
  close_number UBIGINT NOT NULL,
  action VARCHAR NOT NULL,
  period_status VARCHAR NOT NULL,
  happened_at TIMESTAMPTZ NOT NULL,
  approved_by VARCHAR,
  os_user VARCHAR NOT NULL,
  reason VARCHAR,
  accepted JSON,
  build_id VARCHAR NOT NULL,
  lines_sha256 VARCHAR NOT NULL,
  line_count UBIGINT NOT NULL,
  billed_usd MONEY NOT NULL
)
