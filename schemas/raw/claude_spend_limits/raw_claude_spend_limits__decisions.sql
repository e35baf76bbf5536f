-- Decisions on increase requests made with `finops limits`, each step of each decision a row that nothing ever replaces: what was tried (dry_run), what
-- is about to be sent (sending, written before the vendor is asked), and how it ended. amount is text in whole CENTS of currency, as sent.
CREATE TABLE raw_claude_spend_limits__decisions (
  decision_id VARCHAR NOT NULL,
  step VARCHAR NOT NULL,
  decided_at TIMESTAMPTZ NOT NULL,
  decided_by VARCHAR NOT NULL,
  os_user VARCHAR NOT NULL,
  reason VARCHAR,
  decision VARCHAR NOT NULL,
  request_id VARCHAR NOT NULL,
  user_id VARCHAR,
  amount CENTS(10),
  currency VARCHAR,
  period VARCHAR,
  outcome VARCHAR NOT NULL,
  http_status UBIGINT,
  vendor_answer JSON
)
