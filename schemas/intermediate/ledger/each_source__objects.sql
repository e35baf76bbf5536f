-- What a vendor's directory lists beside people, seats and keys on the day of a pull, as each source states it in int_<source>__objects.
-- columns:
--   source               Source id.
--   provider             Vendor.
--   billing_account_id   Billing account or organization at the vendor; NULL = the object is of none.
--   usage_date           UTC day of the pull.
--   object_type          workspace, project, service_account, invite, budget, repository.
--   object_id            The vendor's id.
--   object_name          Its name.
--   parent_id            The object that it belongs to; NULL = none.
--   state                The vendor's word for its state; NULL = none.
--   limit_usd            What it may spend in a month at the vendor; NULL = no such limit.
--   created_at_utc       When it was made; NULL = not told.
--   ended_at_utc         When it was archived or runs out; NULL = it does not.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS object_type,
  NULL::VARCHAR AS object_id,
  NULL::VARCHAR AS object_name,
  NULL::VARCHAR AS parent_id,
  NULL::VARCHAR AS state,
  NULL::DECIMAL(38, 12) AS limit_usd,
  NULL::TIMESTAMPTZ AS created_at_utc,
  NULL::TIMESTAMPTZ AS ended_at_utc
WHERE false
