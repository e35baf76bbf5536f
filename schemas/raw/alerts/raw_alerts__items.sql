-- What `finops alerts` decided to tell whom, as its log in the home says it: one row per crossing (or withdrawal), recipient and channel; a month of
-- decisions is a part. Persons by id. delivered_at is NULL while the channel has not taken it. Amounts are text in USD.
CREATE TABLE raw_alerts__items (
  item_key VARCHAR NOT NULL,
  alert_key VARCHAR NOT NULL,
  event VARCHAR NOT NULL,
  number UBIGINT NOT NULL,
  alert_kind VARCHAR NOT NULL,
  scope_type VARCHAR NOT NULL,
  scope_id VARCHAR NOT NULL,
  level VARCHAR NOT NULL,
  severity VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  figure_usd MONEY,
  limit_usd MONEY,
  crossing_date DATE NOT NULL,
  channel VARCHAR NOT NULL,
  recipient_type VARCHAR NOT NULL,
  recipient_id VARCHAR NOT NULL,
  as_of TIMESTAMPTZ NOT NULL,
  build_id VARCHAR NOT NULL,
  decided_at TIMESTAMPTZ NOT NULL,
  message_key VARCHAR,
  delivered_at TIMESTAMPTZ
)
