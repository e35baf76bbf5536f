-- Cursor: what each member has spent in the CURRENT subscription cycle up to the pull; the cycle is not the calendar month, and there is no history.
-- *Cents are CENTS (JSON numbers, kept as text: 650 = USD 6.50), *Dollars are DOLLARS. subscriptionCycleStart (milliseconds) comes from the envelope.
-- spendCents is on-demand spend today; it was once described as all spend. userId came as a number and as text: kept as text.
CREATE TABLE raw_cursor__spend (
  "userId" VARCHAR,
  email VARCHAR NOT NULL,
  "name" VARCHAR,
  "role" VARCHAR,
  "spendCents" VARCHAR NOT NULL,
  "includedSpendCents" VARCHAR,
  "overallSpendCents" VARCHAR,
  "fastPremiumRequests" UBIGINT,
  "hardLimitOverrideDollars" VARCHAR,
  "monthlyLimitDollars" VARCHAR,
  "effectivePerUserLimitDollars" VARCHAR,
  "subscriptionCycleStart" BIGINT
)
