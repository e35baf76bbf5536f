-- What each cost center owes for a month, to the cent. Per account the cents sum to the vendor's total, rounded half away from zero.
-- grain: billing_month, cost_center_id, provider, billing_account_id
-- columns:
--   billing_month        First day of the UTC month of use (FOCUS BillingPeriodStart).
--   cost_center_id       Who owes it; unassigned = people without a cost center, unattributed = no person known.
--   provider             Vendor that bills, for example anthropic.
--   billed_usd           Amount owed in whole cents, by largest remainder.
--   list_usd             The same use at list price in whole cents, by largest remainder of its own.
--   is_provisional       True while the month can change: as-of before the month's end + 30 days (the vendor's documented revision window), or a day not whole.
--   is_estimate          True when use priced by our table is in it (vendors whose bill is not a source here).
--   billing_account_id   Billing account or organization at the vendor.
--   cost_center_name     Name valid last in the month.
--   owner                Who answered for the cost center last in the month; NULL for unassigned and unattributed.
--   business_unit        Business unit of the cost center last in the month; NULL for unassigned and unattributed.
--   person_count         People with a charge in it.
--   ledger_usd           The exact sum of the ledger behind billed_usd.
select
    s.billing_month,
    s.cost_center_id,
    s.provider,
    cast(cast(b.cents as decimal(38, 0)) * 0.01 as decimal(18, 2)) as billed_usd,
    cast(cast(l.cents as decimal(38, 0)) * 0.01 as decimal(18, 2)) as list_usd,
    coalesce(p.is_provisional, true) as is_provisional,
    s.is_estimate,
    s.billing_account_id,
    n.cost_center_name,
    n.owner,
    n.business_unit,
    s.person_count,
    s.billed_usd as ledger_usd
from int_chargeback__summed s
join int_chargeback__rounded b
    on b.measure = 'billed' and b.billing_month = s.billing_month and b.cost_center_id = s.cost_center_id
    and b.provider = s.provider and b.billing_account_id = s.billing_account_id
join int_chargeback__rounded l
    on l.measure = 'list' and l.billing_month = s.billing_month and l.cost_center_id = s.cost_center_id
    and l.provider = s.provider and l.billing_account_id = s.billing_account_id
left join int_cost_centers__monthly n on n.billing_month = s.billing_month and n.cost_center_id = s.cost_center_id
left join int_months__provisional p
    on p.billing_month = s.billing_month and p.provider = s.provider and p.billing_account_id = s.billing_account_id
