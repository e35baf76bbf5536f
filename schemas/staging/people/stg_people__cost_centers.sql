-- Cost centers with their owners, one row per cost center and validity (end exclusive); who says nothing of charging is charged.
-- grain: cost_center_id, valid_from
SELECT cost_center_id, name, owner, business_unit, coalesce(charging, 'chargeback') AS charging, valid_from, valid_to
FROM raw_people__cost_centers
