-- The lines of the months that are closed, as they were when they were closed.
-- grain: billing_month, charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
--      rule_id, pool_id, is_estimate
SELECT l.* EXCLUDE (close_id), p.period_status
FROM stg_close__lines l
JOIN int_periods__closed p USING (close_id)
