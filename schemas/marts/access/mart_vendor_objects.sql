-- The name behind an id: workspaces, projects, service accounts, invitations, budgets and repositories as the vendors' directories list them, each as it was
-- last seen. What the newest pull no longer lists is gone.
-- grain: source, billing_account_id, object_type, object_id
-- example: SELECT provider, object_type, object_name, state FROM mart_vendor_objects WHERE is_listed ORDER BY ALL
-- columns:
--   source               Source that tells it.
--   provider             Vendor.
--   billing_account_id   Billing account or organization at the vendor; none = the object is of none.
--   object_type          workspace, project, service_account, invite, budget or repository.
--   object_id            The vendor's id, as in workspace_id and principal_id.
--   object_name          Its name; of an invitation the address.
--   parent_id            The object that it belongs to; NULL = none.
--   state                The vendor's word for its state; of a budget stops or warns, of a repository archived, private or public; NULL = none.
--   limit_usd            What it may spend in a month at the vendor; NULL = no such limit.
--   created_at_utc       When it was made; NULL = not told.
--   ended_at_utc         When it was archived or runs out; NULL = it does not.
--   first_seen_date      First UTC day on which a pull listed it.
--   last_seen_date       Last one.
--   is_listed            The newest pull of the account lists it.
WITH seen AS (
  SELECT
    * EXCLUDE (billing_account_id),
    coalesce(billing_account_id, 'none') AS billing_account_id,
    min(usage_date) OVER (PARTITION BY source, billing_account_id, object_type, object_id) AS first_seen_date,
    usage_date = max(usage_date) OVER (PARTITION BY source, billing_account_id, object_type) AS is_listed
  FROM each_source__objects
)
SELECT
  source,
  provider,
  billing_account_id,
  object_type,
  object_id,
  object_name,
  parent_id,
  state,
  limit_usd,
  created_at_utc,
  ended_at_utc,
  first_seen_date,
  usage_date AS last_seen_date,
  is_listed
FROM seen
QUALIFY row_number() OVER (PARTITION BY source, billing_account_id, object_type, object_id
  ORDER BY usage_date DESC, object_name, parent_id, state, limit_usd, created_at_utc, ended_at_utc) = 1
