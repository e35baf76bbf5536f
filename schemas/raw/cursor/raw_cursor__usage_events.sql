-- Cursor: usage events, the bill. chargedCents, tokenUsage.totalCents and cursorTokenFee are FRACTIONAL CENTS (JSON numbers, kept as text: 6.5 = USD 0.065).
-- isChargeable decides what is billed: an included event can carry chargedCents as well. timestamp is milliseconds since 1970, as text.
-- There is no event id, and equal events do occur. tokenUsage is absent for calls that are not counted in tokens.
CREATE TABLE raw_cursor__usage_events (
  "timestamp" VARCHAR NOT NULL,
  "userEmail" VARCHAR,
  "model" VARCHAR,
  "kind" VARCHAR,
  "maxMode" BOOLEAN,
  "requestsCosts" VARCHAR,
  "isTokenBasedCall" BOOLEAN,
  "isChargeable" BOOLEAN NOT NULL,
  "isHeadless" BOOLEAN,
  "tokenUsage" STRUCT("inputTokens" UBIGINT, "outputTokens" UBIGINT, "cacheWriteTokens" UBIGINT, "cacheReadTokens" UBIGINT, "totalCents" VARCHAR,
    "discountPercentOff" DOUBLE),
  "chargedCents" VARCHAR,
  "cursorTokenFee" VARCHAR,
  "isFreeBugbot" BOOLEAN,
  "conversationId" VARCHAR,
  "customSubscriptionName" VARCHAR
)
