-- Billing periods of one account in several FOCUS deliveries, and nothing says that they belong together: they would be charged twice. Add a line for their
-- paths to reference/focus_deliveries.csv: overwrite (the newest counts), append (both count) or ignore (for the one that is wrong).
-- source: focus
SELECT biller, billing_account_id, billing_period_start_date, delivery_id, first_part AS file, handling, is_undecided, landed_at_utc, row_count, billed_cost
FROM int_focus__deliveries
WHERE has_rival
