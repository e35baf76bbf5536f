-- Cost centers, effective-dated: one line per cost center and validity. Who says nothing of charging is charged.
-- grain: cost_center_id, valid_from
-- published: people
-- columns:
--   cost_center_id   Id as the general ledger writes it.
--   name             Name during this validity.
--   owner            Who answers for the cost center during this validity.
--   business_unit    Business unit the cost center belongs to during this validity.
--   charging         chargeback = pays its bill; showback = is shown it.
--   valid_from       First day of validity (inclusive, UTC).
--   valid_to         End of validity (exclusive, UTC); NULL = open.
SELECT cost_center_id, name, owner, business_unit, coalesce(charging, 'chargeback') AS charging, valid_from, valid_to
FROM raw_people__cost_centers
