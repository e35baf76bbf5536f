-- What finance and IT have to settle about who is who and who pays, with the money at stake: unknown accounts, keys and workspaces without an owner, people
-- without a cost center, leavers, identities of two people, cost centers that nobody knows. Unattributed cost is all here, each dollar in one line of
-- unknown, left, not_yet, no_owner, owner_left and nobody_named; unassigned cost is all in no_cost_center. Other findings overlap.
-- grain: finding, provider, principal_type, principal_id, person_id
-- example: SELECT finding, principal_id, billed_usd, next_step FROM mart_identity_worklist ORDER BY billed_usd DESC
-- columns:
--   finding            unknown = nobody claims the account; left, not_yet = used after or before its person's lines in ref_people; no_owner = a key, service
--                      account, workspace or repository that nobody answers for; owner_left = its owner is in ref_people no more; nobody_named = the
--                      vendor names no account at all; no_cost_center = a person or owner without one; cost_center_unknown, cost_center_ended = not in
--                      ref_cost_centers, or not on the day; identity_shared = two people hold it; email_disagrees = the id is one person's, the e-mail
--                      another's; vendor_cost_center_unknown, vendor_cost_center_differs = what the vendor or a tag names is no cost center, or is
--                      another than the one that pays.
--   provider           Vendor; git for an author who is known by an address only.
--   principal_type     user, service, api_key, service_account, workspace, repository, billing_account, vendor_cost_center.
--   principal_id       The vendor's id, a GitHub login, an author's address in git, or the vendor's word for a cost center.
--   person_id          The person concerned: who left, who owned it, who got the money; none = no person is known.
--   email              Last e-mail that the vendor shows for it; NULL = none.
--   detail             The other people, or the vendor's cost center; none = nothing to add.
--   cost_center_id     Cost center that the cost stands under; several = more than one, none = no cost.
--   first_usage_date   First UTC day.
--   last_usage_date    Last UTC day.
--   billed_usd         Billed cost on those days, exact.
--   commit_count       Commits of this author on those days.
--   seat_count         Seats held, the most on any day.
--   sources            Sources that show it, in order, separated by commas; none = nothing but its name.
--   next_step          What settles it.
SELECT
  finding,
  provider,
  principal_type,
  principal_id,
  person_id,
  list(email ORDER BY usage_date DESC, email) FILTER (WHERE email IS NOT NULL)[1] AS email,
  string_agg(DISTINCT detail, '; ' ORDER BY detail) AS detail,
  CASE WHEN min(cost_center_id) = max(cost_center_id) THEN min(cost_center_id) ELSE 'several' END AS cost_center_id,
  min(usage_date) AS first_usage_date,
  max(usage_date) AS last_usage_date,
  CAST(sum(billed_usd) AS DECIMAL(38, 12)) AS billed_usd,
  CAST(sum(commit_count) AS BIGINT) AS commit_count,
  max(seat_count) AS seat_count,
  string_agg(DISTINCT source, ', ' ORDER BY source) AS sources,
  CASE finding
    WHEN 'unknown' THEN 'put it into identities (as provider:id) or emails of its person in people.csv; an account of several people, or of a program, into principal_owners.csv'
    WHEN 'left' THEN 'close the account and take its seats back; if the person is still there, mend valid_to in people.csv'
    WHEN 'not_yet' THEN 'let the person''s first line in people.csv begin earlier'
    WHEN 'no_owner' THEN 'name an owner or a cost center in principal_owners.csv'
    WHEN 'owner_left' THEN 'end the owner''s line in principal_owners.csv and name another'
    WHEN 'nobody_named' THEN 'give it to somebody by a rule in allocation_rules.csv, or leave it: the vendor does not say who it was'
    WHEN 'no_cost_center' THEN 'give the person a cost center in people.csv or the directory'
    WHEN 'cost_center_unknown' THEN 'add the cost center to cost_centers.csv, or mend it where the person has it'
    WHEN 'cost_center_ended' THEN 'move the person or the account to another cost center, or mend its days in cost_centers.csv'
    WHEN 'identity_shared' THEN 'take it from one of the two, or end the earlier one''s line; if both use it, put it into principal_owners.csv as shared'
    WHEN 'email_disagrees' THEN 'the id counted: give the e-mail to the person who has the id, or the id to the other'
    WHEN 'vendor_cost_center_unknown' THEN 'name it at the vendor as cost_centers.csv does, by id or name'
    WHEN 'vendor_cost_center_differs' THEN 'mend it at the vendor, or the person''s cost center; the person''s, or the declared owner''s, counted'
  END AS next_step
FROM int_identity_findings__daily
GROUP BY finding, provider, principal_type, principal_id, person_id
