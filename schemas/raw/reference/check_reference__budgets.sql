-- Budgets of no scope or of a cost center that there is not, for no period, of no amount, and two of one version. Vendors and departments are known only to a
-- build: check_budgets__seen_scopes.
WITH calendar AS (
  SELECT fiscal_year_start FROM raw_reference__fiscal_calendar WHERE day(fiscal_year_start) = 1
  UNION
  SELECT DATE '2000-01-01'
),
placed AS (
  SELECT
    b.*,
    max(c.fiscal_year_start) AS calendar_start,
    CASE b.period_type WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'fiscal_year' THEN 12 END AS month_count
  FROM raw_reference__budgets b
  LEFT JOIN calendar c ON c.fiscal_year_start <= b.period_start
  GROUP BY ALL
),
started AS (
  SELECT
    *,
    CAST(calendar_start + to_months(CAST(datediff('month', calendar_start, period_start) // month_count * month_count AS INTEGER)) AS DATE) AS start_before
  FROM placed
)
SELECT line_number, 'scope_type' AS field, 'organization, cost_center, team, provider or it' AS expected, scope_type AS found,
  'these are the scopes that budgets have' AS "try", 'budgets' AS entity
FROM raw_reference__budgets WHERE scope_type NOT IN ('organization', 'cost_center', 'team', 'provider', 'it')
UNION ALL
SELECT line_number, 'scope_id', concat('organization, as for every budget of the scope ', scope_type), scope_id, 'write organization', 'budgets'
FROM raw_reference__budgets WHERE scope_type IN ('organization', 'it') AND scope_id <> 'organization'
UNION ALL
SELECT line_number, 'scope_id', 'a cost center of cost_centers.csv', scope_id, 'mend the id, or add it to cost_centers.csv; both files land together', 'budgets'
FROM raw_reference__budgets
WHERE scope_type = 'cost_center' AND scope_id NOT IN (SELECT cost_center_id FROM raw_people__cost_centers)
  AND scope_id NOT IN ('unassigned', 'unattributed', 'central')
UNION ALL
SELECT line_number, 'period_type', 'month, quarter or fiscal_year', period_type, 'these are the periods that budgets have', 'budgets'
FROM raw_reference__budgets WHERE period_type NOT IN ('month', 'quarter', 'fiscal_year')
UNION ALL
SELECT line_number, 'period_start', 'a day from 2000-01-01 to 2099-12-31', CAST(period_start AS VARCHAR), 'write the year with four digits', 'budgets'
FROM raw_reference__budgets WHERE period_start NOT BETWEEN DATE '2000-01-01' AND DATE '2099-12-31'
UNION ALL
SELECT line_number, 'period_start', concat('the first day of a ', replace(period_type, '_', ' '), ', such as ', start_before), CAST(period_start AS VARCHAR),
  concat('fiscal years begin on ', strftime(calendar_start, '%-d %B'), ' here; fiscal_calendar.csv says so', CASE WHEN calendar_start = DATE '2000-01-01'
    THEN ' where it has a line' ELSE '' END), 'budgets'
FROM started WHERE period_start <> start_before
UNION ALL
SELECT line_number, 'version', '1 or more', CAST(version AS VARCHAR), 'count the versions from 1; the highest counts', 'budgets'
FROM raw_reference__budgets WHERE version NOT BETWEEN 1 AND 1000000
UNION ALL
SELECT line_number, 'currency', 'a code of ISO 4217 in capitals, like USD', currency, 'write the currency as its three letters', 'budgets'
FROM raw_reference__budgets WHERE NOT regexp_full_match(currency, '[A-Z]{3}')
UNION ALL
SELECT line_number, 'amount', 'zero or more and less than 10000000000000, with at most 2 decimals', amount,
  'an amount of money without thousands separators: 120000.00', 'budgets'
FROM raw_reference__budgets
WHERE amount LIKE '-%' OR coalesce(try_cast(amount AS DECIMAL(38, 2)), -1) NOT BETWEEN 0 AND 9999999999999.99
  OR length(rtrim(split_part(amount, '.', 2), '0')) > 2
UNION ALL
SELECT line_number, 'rate_type', 'spot or month_average, or nothing', rate_type, 'nothing is the spot rate', 'budgets'
FROM raw_reference__budgets WHERE rate_type NOT IN ('spot', 'month_average')
UNION ALL
SELECT line_number, 'rate_date', 'nothing for a budget in USD', CAST(rate_date AS VARCHAR), 'nothing is converted here: leave it empty, or mend the currency',
  'budgets'
FROM raw_reference__budgets WHERE currency = 'USD' AND rate_date IS NOT NULL
UNION ALL
SELECT later.line_number, 'version', concat('each version of a budget once (', later.scope_type, ' ', later.scope_id, ', ', later.period_type, ' ',
  later.period_start, ')'),
  concat(later.version, ' again; the first is line ', earlier.line_number), 'give the newer one a higher version', 'budgets'
FROM raw_reference__budgets AS later
JOIN raw_reference__budgets AS earlier USING (scope_type, scope_id, period_type, period_start, version)
WHERE earlier.line_number < later.line_number
