-- What each member has spent in the subscription cycle up to the UTC day of a pull, in USD. A snapshot: never summed over days.
SELECT DISTINCT
  usage_date,
  part AS billing_account_id,
  "userId" AS user_id,
  lower(email) AS email,
  CAST(to_timestamp("subscriptionCycleStart" // 1000) AS DATE) AS cycle_start_date,
  usd_rounded_from_cents("spendCents") AS on_demand_usd,
  usd_rounded_from_cents("includedSpendCents") AS included_usd,
  usd_rounded_from_cents("overallSpendCents") AS overall_usd,
  usd_rounded_from_text("monthlyLimitDollars") AS monthly_limit_usd,
  usd_rounded_from_text("hardLimitOverrideDollars") AS hard_limit_override_usd,
  CAST(coalesce("fastPremiumRequests", 0) AS BIGINT) AS premium_request_count
FROM raw_cursor__spend
