-- What finance or IT has to settle about an account, per day. Every unattributed charge is in exactly one finding of the first kind (unknown, left, not_yet,
-- no_owner, owner_left, nobody_named), every unassigned one in no_cost_center; the others say what may be wrong with charges that found their place.
-- grain: finding, provider, principal_type, principal_id, person_id, usage_date, cost_center_id, detail
WITH used AS (
  SELECT *, CASE WHEN principal_type IN ('workspace', 'repository') THEN principal_type ELSE 'account' END AS owned_as FROM int_principals__used
),
-- Whom an account that nobody holds on the day belonged to before, or will later.
unheld AS (
  SELECT DISTINCT provider, principal_id, usage_date, unnest([principal_id, lower(principal_id), email]) AS identity_value
  FROM used
  WHERE cost_center_id = 'unattributed' AND principal_type = 'user'
),
holders AS (
  SELECT u.provider, u.principal_id, u.usage_date, i.person_id, CASE WHEN i.valid_from > u.usage_date THEN 'not_yet' ELSE 'left' END AS finding
  FROM unheld u
  JOIN int_identities__unioned i ON i.identity_value = u.identity_value AND i.provider IN (u.provider, '*')
  QUALIFY row_number() OVER (
    PARTITION BY u.provider, u.principal_id, u.usage_date
    ORDER BY i.valid_from > u.usage_date, i.precedence, abs(date_diff('day', i.valid_from, u.usage_date)), i.person_id, i.identity_kind, i.identity_value) = 1
),
unpaid AS (
  SELECT
    u.*,
    CASE
      WHEN o.owner_person_id IS NOT NULL THEN 'owner_left'
      WHEN u.principal_type = 'billing_account' THEN 'nobody_named'
      WHEN u.principal_type = 'user' THEN coalesce(h.finding, 'unknown')
      ELSE 'no_owner'
    END AS finding,
    coalesce(o.owner_person_id, h.person_id, 'none') AS whom,
    'none' AS detail
  FROM used u
  LEFT JOIN int_principals__owned o
    ON o.provider = u.provider AND o.owned_as = u.owned_as AND o.principal_id = u.principal_id AND o.usage_date = u.usage_date AND o.cost_center_id IS NULL
  LEFT JOIN holders h ON h.provider = u.provider AND h.principal_id = u.principal_id AND h.usage_date = u.usage_date
  WHERE u.cost_center_id = 'unattributed'
),
placed AS (
  SELECT
    u.*,
    CASE WHEN u.cost_center_id = 'unassigned' THEN 'no_cost_center' WHEN k.cost_center_id IS NULL THEN 'cost_center_unknown' ELSE 'cost_center_ended' END AS finding,
    CASE WHEN u.person_id <> 'none' THEN u.person_id ELSE coalesce(o.owner_person_id, 'none') END AS whom,
    CASE u.cost_center_id WHEN 'unassigned' THEN 'none' ELSE u.cost_center_id END AS detail
  FROM used u
  ANTI JOIN ref_cost_centers c ON c.cost_center_id = u.cost_center_id AND u.usage_date >= c.valid_from AND (c.valid_to IS NULL OR u.usage_date < c.valid_to)
  LEFT JOIN (SELECT DISTINCT cost_center_id FROM ref_cost_centers) k ON k.cost_center_id = u.cost_center_id
  LEFT JOIN int_principals__owned o
    ON o.provider = u.provider AND o.owned_as = u.owned_as AND o.principal_id = u.principal_id AND o.usage_date = u.usage_date AND u.assigned_by = 'owner'
  WHERE u.cost_center_id <> 'unattributed'
),
-- Accounts that two people hold on one day: by the same identity, or by the id and the e-mail.
contested AS (
  SELECT r.provider, r.principal_id, r.usage_date, r.person_id,
    CASE WHEN bool_or(w.identity_value IS NOT NULL) THEN 'identity_shared' ELSE 'email_disagrees' END AS finding,
    concat('also ', string_agg(DISTINCT m.person_id, ', ' ORDER BY m.person_id)) AS detail
  FROM int_principals__resolved r
  JOIN int_principals__seen s ON s.provider = r.provider AND s.principal_id = r.principal_id AND s.usage_date = r.usage_date
  JOIN int_principals__matched m
    ON m.provider = s.provider AND m.principal_id = s.principal_id AND m.email = coalesce(s.email, 'none') AND m.person_id <> r.person_id
    AND s.usage_date >= m.valid_from AND (m.valid_to IS NULL OR s.usage_date < m.valid_to)
  LEFT JOIN int_principals__matched w
    ON w.provider = m.provider AND w.principal_id = m.principal_id AND w.email = m.email AND w.person_id = r.person_id
    AND w.identity_kind = m.identity_kind AND w.identity_value = m.identity_value
    AND s.usage_date >= w.valid_from AND (w.valid_to IS NULL OR s.usage_date < w.valid_to)
  GROUP BY ALL
),
named AS (
  SELECT u.*, v.cost_center_id AS named_id
  FROM used u
  LEFT JOIN int_vendor_cost_centers__matched v ON v.vendor_cost_center = u.vendor_cost_center AND v.usage_date = u.usage_date
  WHERE u.vendor_cost_center <> 'none'
),
findings AS (
  SELECT finding, provider, principal_type, principal_id, whom AS person_id, usage_date, cost_center_id, detail, email, billed_usd, seat_count, commit_count, sources FROM unpaid
  UNION ALL BY NAME
  SELECT finding, provider, principal_type, principal_id, whom AS person_id, usage_date, cost_center_id, detail, email, billed_usd, seat_count, commit_count, sources FROM placed
  UNION ALL BY NAME
  SELECT c.finding, c.provider, coalesce(u.principal_type, 'user') AS principal_type, c.principal_id, c.person_id, c.usage_date, coalesce(u.cost_center_id, 'none') AS cost_center_id, c.detail,
    u.email, u.billed_usd, u.seat_count, u.commit_count, u.sources
  FROM contested c
  LEFT JOIN used u ON u.provider = c.provider AND u.principal_id = c.principal_id AND u.usage_date = c.usage_date AND u.owned_as = 'account'
  UNION ALL BY NAME
  SELECT 'vendor_cost_center_unknown' AS finding, provider, 'vendor_cost_center' AS principal_type, vendor_cost_center AS principal_id, 'none' AS person_id, usage_date, cost_center_id,
    'none' AS detail, billed_usd, seat_count, commit_count, sources
  FROM named
  WHERE named_id IS NULL
  UNION ALL BY NAME
  SELECT 'vendor_cost_center_differs' AS finding, provider, principal_type, principal_id, person_id, usage_date, cost_center_id,
    concat('the vendor names ', named_id) AS detail, email, billed_usd, seat_count, commit_count, sources
  FROM named
  WHERE named_id <> cost_center_id
)
SELECT
  finding,
  provider,
  principal_type,
  principal_id,
  person_id,
  usage_date,
  cost_center_id,
  detail,
  min(email) AS email,
  CAST(sum(coalesce(billed_usd, 0)) AS DECIMAL(38, 12)) AS billed_usd,
  CAST(sum(coalesce(seat_count, 0)) AS BIGINT) AS seat_count,
  CAST(sum(coalesce(commit_count, 0)) AS BIGINT) AS commit_count,
  string_agg(DISTINCT sources, ', ' ORDER BY sources) AS sources
FROM findings
GROUP BY ALL
