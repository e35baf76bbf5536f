-- Features with more attributed spend in a month than the account's metered spend in the ledger: the vendor's estimate is no longer a part of the bill, as
-- documented.
-- severity: warn
-- source: claude-analytics
SELECT billing_month, billing_account_id, feature_kind, feature_id, attributed_billed_usd, account_billed_usd
FROM mart_feature_overhead_monthly
WHERE attributed_billed_usd > account_billed_usd
