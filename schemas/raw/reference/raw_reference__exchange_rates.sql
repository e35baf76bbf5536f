-- What one unit of a currency is worth in USD (exchange_rates.csv), for documents that are in another currency; the ledger is in USD and is never converted.
-- rate_type spot: the rate of rate_date. month_average: the average of the month whose first day is rate_date. note: where the rate is published.
CREATE TABLE raw_reference__exchange_rates (
  line_number UBIGINT NOT NULL,
  currency VARCHAR NOT NULL,
  rate_type VARCHAR NOT NULL,
  rate_date DATE NOT NULL,
  usd_per_unit MONEY NOT NULL,
  note VARCHAR
)
