-- Lines whose accounts would post against themselves, that no charge can fit, that don't count for whole months, or that two charges' journals would find.
SELECT line_number, 'provider' AS field, 'a provider in lower case like anthropic, or *' AS expected, provider AS found,
  'the name must equal the one on the bill; * is every provider without a line of its own' AS "try", 'gl_accounts' AS entity
FROM raw_reference__gl_accounts WHERE NOT regexp_full_match(provider, '\*|[a-z0-9._-]+')
UNION ALL
SELECT line_number, 'charge_category', 'Usage, Purchase, Tax, Credit, Adjustment or *', charge_category,
  'the words are those of FOCUS ChargeCategory; * is every category without a line of its own', 'gl_accounts'
FROM raw_reference__gl_accounts WHERE charge_category NOT IN ('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment', '*')
UNION ALL
SELECT line_number, field, concat('another account than expense_account (', expense_account, ')'), expense_account,
  'an entry against itself would post nothing', 'gl_accounts'
FROM (
  SELECT line_number, expense_account, unnest(['clearing_account', 'accrued_account']) AS field, unnest([clearing_account, accrued_account]) AS account
  FROM raw_reference__gl_accounts
)
WHERE account = expense_account
UNION ALL
SELECT line_number, 'central_cost_center_id', 'a cost center of the general ledger', central_cost_center_id,
  'finops'' own words for spend that nobody carries are no cost centers; name the one of the central AI or IT budget', 'gl_accounts'
FROM raw_reference__gl_accounts WHERE central_cost_center_id IN ('unassigned', 'unattributed', 'central')
UNION ALL
SELECT line_number, 'intercompany_company', 'another company than ledger_company', intercompany_company, 'leave it empty where no other company pays',
  'gl_accounts'
FROM raw_reference__gl_accounts WHERE intercompany_company = ledger_company
UNION ALL
SELECT line_number, 'valid_from', 'the first day of a month', CAST(valid_from AS VARCHAR),
  'a bill is of a whole month; date the change to the month in which it first counts', 'gl_accounts'
FROM raw_reference__gl_accounts WHERE day(valid_from) <> 1
UNION ALL
SELECT line_number, 'valid_to', concat('the first day of a month after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first month that no longer counts', 'gl_accounts'
FROM raw_reference__gl_accounts WHERE day(valid_to) <> 1 OR valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one line for ', later.provider, ' ', later.charge_category, ' ', later.business_unit, ' in each month'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins, or remove one of them', 'gl_accounts'
FROM raw_reference__gl_accounts AS later
JOIN raw_reference__gl_accounts AS earlier
  ON earlier.provider = later.provider AND earlier.charge_category = later.charge_category AND earlier.business_unit = later.business_unit
  AND earlier.line_number < later.line_number
WHERE later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
