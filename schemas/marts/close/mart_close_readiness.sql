-- What still keeps a month from being closed: one row per condition and what it is about. A provisional close needs all but the final-only ones.
-- grain: billing_month, condition, subject
-- example: SELECT condition, is_met, found, try FROM mart_close_readiness WHERE billing_month = '2026-10-01' AND needed_for = 'provisional'
-- columns:
--   billing_month   First day of the UTC month, every one that is not final.
--   condition       month_over, earlier_months_closed, days_whole, sources_fresh, statements_agree, or revision_window_over.
--   subject         What it is about: a month, a source and entity, a provider and billing account.
--   needed_for      provisional = for every close; final = for the final close alone.
--   is_met          True when it no longer keeps the month from being closed.
--   expected        What must be.
--   found           What is.
--   try             What to do about it.
--   accept_as       Name under which `finops close --accept` closes the month in spite of it: source ids, or invoice; NULL = it cannot be accepted.
--   is_accepted     True when a close of the month has accepted it; it no longer keeps the month from being declared final.
WITH months AS (
  SELECT billing_month, period_status, accepted FROM mart_billing_periods WHERE period_status <> 'final'
),
asked AS (
  -- who answers when asked can be asked again; dropped files come when they come, and their days say how far they reach
  SELECT DISTINCT source FROM landed WHERE usage_date IS NOT NULL
),
conditions AS (
  SELECT
    m.billing_month, 'month_over' AS condition, strftime(m.billing_month, '%Y-%m') AS subject, 'provisional' AS needed_for,
    run.as_of_utc >= CAST(m.billing_month + INTERVAL 1 MONTH AS TIMESTAMPTZ) AS is_met,
    format('the month over, on {}', strftime(m.billing_month + INTERVAL 1 MONTH, '%Y-%m-%d')) AS expected,
    strftime(run.as_of_utc AT TIME ZONE 'UTC', 'as of %Y-%m-%dT%H:%M:%SZ') AS found,
    'close it when it is over' AS "try",
    NULL AS accept_as
  FROM months m
  CROSS JOIN run
  UNION ALL
  SELECT
    m.billing_month, 'earlier_months_closed', strftime(min(e.billing_month), '%Y-%m'), 'provisional', false,
    'every earlier month closed',
    format('{} is open', string_agg(strftime(e.billing_month, '%Y-%m'), ', ' ORDER BY e.billing_month)),
    format('finops close {} --provisional', strftime(min(e.billing_month), '%Y-%m')),
    NULL
  FROM months m
  JOIN months e ON e.billing_month < m.billing_month AND e.period_status = 'open'
  GROUP BY m.billing_month
  UNION ALL
  SELECT
    m.billing_month, 'days_whole', concat_ws(' ', p.provider, p.billing_account_id), 'provisional', p.incomplete_day_count = 0,
    'every day of the month whole',
    coalesce(format('{} not, from {}', CASE p.incomplete_day_count WHEN 1 THEN '1 day is' ELSE p.incomplete_day_count || ' days are' END,
      p.first_incomplete_date), 'they are'),
    coalesce(format('finops extract --source {}; where nothing will come, finops close {} --accept {}:{} --reason …', p.sources,
      strftime(m.billing_month, '%Y-%m'), p.sources, strftime(m.billing_month, '%Y-%m')), 'nothing'),
    p.sources
  FROM months m
  JOIN int_months__provisional p USING (billing_month)
  UNION ALL
  SELECT
    m.billing_month, 'sources_fresh', concat_ws(' ', f.source, f.entity), 'provisional', NOT f.is_stale,
    'a source of charges that is fresh', format('last read {}, {} hours ago', strftime(f.last_extracted_at_utc AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ'),
      CAST(floor(f.age_hours) AS BIGINT)),
    format('finops extract --source {}', f.source),
    f.source
  FROM months m
  JOIN mart_data_freshness f ON f.is_stale
  SEMI JOIN asked q ON q.source = f.source
  -- whoever states no charges may rest: a directory changes when people do; so may who has stated none since the month before
  SEMI JOIN int_accounts__seen a ON a.source = f.source AND a.last_usage_date >= m.billing_month - INTERVAL 1 MONTH
  UNION ALL
  SELECT
    m.billing_month, 'statements_agree', concat_ws(' ', r.provider, r.billing_account_id, r.statement), CASE WHEN r.is_blocking THEN 'provisional'
      ELSE 'final' END,
    NOT r.is_close_blocking,
    CASE r.statement WHEN 'invoice' THEN 'invoices that come to the ledger, but for what is explained and tolerated'
      ELSE format('{} equal to the ledger', r.statement) END,
    concat_ws(': ', r.state, r.note),
    CASE r.statement
      WHEN 'invoice' THEN 'enter it in invoices.csv, or settle what mart_reconciliation_variances leaves unexplained'
      ELSE 'mart_reconciliation_monthly has both sides'
    END,
    CASE r.statement WHEN 'invoice' THEN 'invoice' END
  FROM months m
  JOIN mart_reconciliation_monthly r USING (billing_month)
  WHERE r.statement IN ('vendor_total', 'invoice')
  UNION ALL
  SELECT
    m.billing_month, 'revision_window_over', strftime(m.billing_month, '%Y-%m'), 'final',
    run.as_of_utc >= CAST(m.billing_month + INTERVAL 1 MONTH + INTERVAL 30 DAY AS TIMESTAMPTZ),
    format('30 days since the month''s end, in which vendors revise: {}', strftime(m.billing_month + INTERVAL 1 MONTH + INTERVAL 30 DAY, '%Y-%m-%d')),
    strftime(run.as_of_utc AT TIME ZONE 'UTC', 'as of %Y-%m-%dT%H:%M:%SZ'), 'close it --provisional now, and --final then',
    NULL
  FROM months m
  CROSS JOIN run
)
SELECT
  c.billing_month,
  c.condition,
  c.subject,
  c.needed_for,
  c.is_met,
  c.expected,
  c.found,
  c."try",
  c.accept_as,
  NOT c.is_met AND coalesce(list_has_all(m.accepted, string_split(c.accept_as, ', ')), false) AS is_accepted
FROM conditions c
JOIN months m USING (billing_month)
