-- What skills, connectors and plugins of Claude take up in a month: use, people, the spend that the vendor attributes to them, their share of the account's
-- metered spend, and the change against the month before. A view on money that is already in the ledger: one request may involve several features, so neither
-- money, share nor people are added up over features.
-- grain: billing_month, provider, billing_account_id, feature_kind, feature_id
-- example: SELECT feature_name, attributed_billed_usd, share_ratio FROM mart_feature_overhead_monthly WHERE billing_month = '2026-10-01' ORDER BY 2 DESC
--      NULLS LAST
-- columns:
--   billing_month                       First day of the UTC month of use.
--   provider                            Vendor: anthropic.
--   billing_account_id                  Organization at the vendor.
--   feature_kind                        skill, connector or plugin.
--   feature_id                          The vendor's key: a name, or an opaque id for what the organization made itself.
--   feature_name                        Name to show; the id where the vendor withholds the name (private skills).
--   active_day_count                    Days of the month on which it was used.
--   peak_user_count                     Most users on one day. The month's people are at least that many; the vendor counts them by day, and the days overlap.
--   use_count                           Invocations of a skill or plugin, tool calls of a connector; NULL = not reported.
--   attributed_billed_usd               Estimated part of the billed cost of the requests that involved it: a part of the ledger, never an addition; NULL = no
--                                       money is attributed.
--   attributed_list_usd                 Value of those requests at list price, however funded; ties to no bill; NULL = no money is attributed.
--   attribution                         Why there is money or none: estimated = the vendor's estimate; withheld = a skill for which the vendor reported none
--                                       (spend reporting is off); undocumented = connectors and plugins, whose use the vendor counts and does not value.
--   account_billed_usd                  Metered spend of the account in the month, from the ledger: the denominator.
--   share_ratio                         attributed_billed_usd / account_billed_usd; overlapping; NULL without money, or where the account spent nothing.
--   previous_use_count                  use_count of the month before; 0 = not used then; NULL = the account has no feature data for that month, or use was not
--                                       reported.
--   previous_attributed_billed_usd      attributed_billed_usd of the month before, likewise.
--   attributed_change_usd               attributed_billed_usd less that of the month before; NULL where either is.
WITH monthly AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id, feature_kind, feature_id,
    max(feature_name) AS feature_name,
    count(*) FILTER (active_user_count > 0 OR use_count > 0) AS active_day_count,
    max(active_user_count) AS peak_user_count,
    CAST(sum(use_count) AS BIGINT) AS use_count,
    sum(attributed_billed_usd) AS attributed_billed_usd,
    sum(attributed_list_usd) AS attributed_list_usd
  FROM int_attributed_spend__daily
  GROUP BY date_trunc('month', usage_date), provider, billing_account_id, feature_kind, feature_id
),
known AS (SELECT DISTINCT billing_month, provider, billing_account_id FROM monthly),
-- what was used the month before and no longer is has a row, too: it is the largest fall there can be
listed AS (
  SELECT billing_month, provider, billing_account_id, feature_kind, feature_id FROM monthly
  UNION
  SELECT k.billing_month, m.provider, m.billing_account_id, m.feature_kind, m.feature_id
  FROM monthly m
  JOIN known k
    ON k.billing_month = CAST(m.billing_month + INTERVAL 1 MONTH AS DATE) AND k.provider = m.provider AND k.billing_account_id = m.billing_account_id
),
accounts AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id, sum(billed_usd) AS billed_usd
  FROM int_charges__unioned
  WHERE charge_category = 'Usage'
  GROUP BY ALL
),
paired AS (
  SELECT
    l.*,
    coalesce(m.feature_name, p.feature_name) AS feature_name,
    coalesce(m.active_day_count, 0) AS active_day_count,
    coalesce(m.peak_user_count, 0) AS peak_user_count,
    CASE WHEN m.feature_id IS NULL THEN 0 ELSE m.use_count END AS use_count,
    -- whatever is not used has cost nothing, if money is attributed to it at all
    CASE WHEN m.feature_id IS NULL AND p.attributed_billed_usd IS NOT NULL THEN 0 ELSE m.attributed_billed_usd END AS attributed_billed_usd,
    CASE WHEN m.feature_id IS NULL AND p.attributed_list_usd IS NOT NULL THEN 0 ELSE m.attributed_list_usd END AS attributed_list_usd,
    CASE WHEN k.provider IS NULL THEN NULL WHEN p.feature_id IS NULL THEN 0 ELSE p.use_count END AS previous_use_count,
    CASE WHEN k.provider IS NULL THEN NULL WHEN p.feature_id IS NULL AND m.attributed_billed_usd IS NOT NULL THEN 0
      ELSE p.attributed_billed_usd END AS previous_attributed_billed_usd
  FROM listed l
  LEFT JOIN monthly m USING (billing_month, provider, billing_account_id, feature_kind, feature_id)
  LEFT JOIN monthly p
    ON p.billing_month = CAST(l.billing_month - INTERVAL 1 MONTH AS DATE) AND p.provider = l.provider AND p.billing_account_id = l.billing_account_id
    AND p.feature_kind = l.feature_kind AND p.feature_id = l.feature_id
  LEFT JOIN known k
    ON k.billing_month = CAST(l.billing_month - INTERVAL 1 MONTH AS DATE) AND k.provider = l.provider AND k.billing_account_id = l.billing_account_id
)
SELECT
  p.billing_month,
  p.provider,
  p.billing_account_id,
  p.feature_kind,
  p.feature_id,
  p.feature_name,
  p.active_day_count,
  p.peak_user_count,
  p.use_count,
  CAST(p.attributed_billed_usd AS DECIMAL(38, 12)) AS attributed_billed_usd,
  CAST(p.attributed_list_usd AS DECIMAL(38, 12)) AS attributed_list_usd,
  CASE WHEN p.attributed_billed_usd IS NOT NULL THEN 'estimated' WHEN p.feature_kind = 'skill' THEN 'withheld' ELSE 'undocumented' END AS attribution,
  coalesce(a.billed_usd, 0) AS account_billed_usd,
  CAST(p.attributed_billed_usd AS DOUBLE) / nullif(CAST(a.billed_usd AS DOUBLE), 0) AS share_ratio,
  p.previous_use_count,
  CAST(p.previous_attributed_billed_usd AS DECIMAL(38, 12)) AS previous_attributed_billed_usd,
  CAST(p.attributed_billed_usd - p.previous_attributed_billed_usd AS DECIMAL(38, 12)) AS attributed_change_usd
FROM paired p
LEFT JOIN accounts a USING (billing_month, provider, billing_account_id)
