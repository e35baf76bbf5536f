-- The bill's detail: what each cost center pays for, line by line, in whole cents that come to the bill. Closed months stand as they were closed; what vendors
-- revise later, or a changed rule moves, stands as a correction in the first open month, under the month of its use.
-- grain: billing_month, charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
--      rule_id, pool_id, is_estimate
-- example: SELECT cost_center_id, rule_id, sum(billed_usd) AS usd FROM mart_chargeback_lines WHERE billing_month = '2026-10-01' GROUP BY ALL ORDER BY ALL
-- columns:
--   billing_month        First day of the UTC month on whose bill the line stands: the vendor's billing period where it gives one (FOCUS BillingPeriodStart).
--   charge_month         First day of the UTC month of use (FOCUS ChargePeriodStart); another than billing_month for corrections,
--                        and for what the vendor bills in another period.
--   charge_class         Correction for what changed after the charge month was closed (FOCUS ChargeClass); NULL otherwise.
--   cost_center_id       Who pays; unassigned = people without a cost center, unattributed = no person or owner known, central = held by a rule.
--   provider             Vendor that bills, for example anthropic.
--   billing_account_id   Billing account or organization at the vendor.
--   charge_category      Usage, Purchase, Tax, Credit or Adjustment (FOCUS ChargeCategory).
--   product              Product as the vendor names it; none = the vendor names none.
--   model                Model as the vendor names it; none = the vendor names none.
--   cost_type            What is charged beside tokens: searches, seats; none = tokens.
--   person_id            The person whose use it is; none = nobody's (keys, services, pools).
--   principal_id         API key, workspace or account behind it where no person is; none = a person, or nothing is named.
--   rule_id              Line of allocation_rules.csv that put it here (FOCUS AllocatedMethodId); direct = by its person or owner, without a rule.
--   pool_id              The shared pool of which it is a part: month/provider/account/rule; none = not shared.
--   allocation_method    How it came here: direct, cost_center, central, percent, even, direct_spend, list_spend, tokens, seats or commits.
--   allocated_ratio      Part of the origin that stands here (FOCUS AllocatedRatio), 1 for what is not shared; the ratios of a pool sum to exactly 1. Direct
--                        use out of which a rule on a skill has moved a part keeps 1 less that rule's ratio.
--   is_estimate          True where our price table priced the use because the vendor's bill is not a source here.
--   billed_usd           Amount in whole cents, by largest remainder.
--   list_usd             The same at list price in whole cents, by largest remainder of its own.
--   ledger_usd           The exact amount behind billed_usd (FOCUS BilledCost).
--   ledger_list_usd      The exact amount behind list_usd (FOCUS ListCost).
--   period_status        open, provisional (closed, and final close still to come) or final: the state of billing_month.
SELECT
  billing_month, charge_month, charge_class, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
  rule_id, pool_id, allocation_method, allocated_ratio, is_estimate, billed_usd, list_usd, ledger_usd, ledger_list_usd, period_status
FROM int_chargeback_lines__frozen
UNION ALL
SELECT
  billing_month, charge_month, charge_class, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
  rule_id, pool_id, allocation_method, allocated_ratio, is_estimate, billed_usd, list_usd, ledger_usd, ledger_list_usd, 'open'
FROM int_chargeback_lines__rounded
