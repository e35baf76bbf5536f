-- Everything that landed and reaches no ledger, each once: why, what is at stake, and what settles it. Where is_at_stake is false another source's bill has
-- the same use, or a rule leaves it out; the rest is money or use that nobody is charged for.
-- grain: usage_month, source, provider, billing_account_id, subject, reason, currency, is_at_stake
-- example: SELECT source, reason, is_at_stake, row_count, currency, amount, settled_by FROM mart_unbilled_use ORDER BY is_at_stake DESC, amount DESC
-- columns:
--   usage_month          First day of the UTC month; that of the build where the rows tell no day.
--   source               Source id.
--   provider             Vendor that bills.
--   billing_account_id   Billing account at the vendor; the source's own id where it doesn't know it.
--   subject              What it is about: a model, a file, the source that is charged instead; all = the whole account.
--   reason               billed_elsewhere, compared, statement_only, other_account, no_authority, other_estimate, no_price, same_request,
--                        left_out_by_rule, no_period, no_request_event, unknown_operation or unreadable.
--   is_at_stake          True where nobody is charged for it and no rule says that this is right.
--   row_count            Rows, lines or requests.
--   token_count          Tokens of all kinds; NULL = not told.
--   currency             Currency of amount.
--   amount               Amount in its currency; NULL = none is known, as of use without a price.
--   amount_usd           The same where it is in USD.
--   settled_by           What settles it: the file, verb or setting.
WITH billed AS (
  SELECT DISTINCT provider, usage_date FROM int_billing_authority__daily WHERE role <> 'estimate'
),
told AS (
  SELECT
    usage_date,
    source,
    provider,
    billing_account_id,
    coalesce(counted_source, 'all') AS subject,
    place AS reason,
    place IN ('statement_only', 'other_account', 'no_authority') AS is_at_stake,
    row_count,
    token_count,
    'USD' AS currency,
    billed_usd AS amount,
    CASE place
      WHEN 'billed_elsewhere' THEN concat('nothing: ', counted_source, ' bills this account; reference/billing_authority.csv says who does')
      WHEN 'compared' THEN concat('nothing, if it is an account that ', counted_source, ' bills: mart_reconciliation_monthly has both; else ',
        'reference/billing_authority.csv: role bill for ', provider, ' ', billing_account_id)
      WHEN 'statement_only' THEN concat('reference/billing_authority.csv: give ', source, ' the role bill or stand_in for ', provider, ' ', billing_account_id,
        ', or read the account with the source that bills it')
      WHEN 'other_account' THEN concat('finops.json $.sources.', source, '.account, if it is the account that ', counted_source,
        ' bills; else reference/billing_authority.csv: role bill for ', provider, ' ', billing_account_id)
      WHEN 'no_authority' THEN concat('reference/billing_authority.csv: a line for ', provider, ' ', billing_account_id, ' and ', source)
      ELSE concat('nothing, if ', counted_source, ' sees the same use; else put ', source, ' before it in reference/billing_authority.csv')
    END AS settled_by
  FROM int_charges__placed
  WHERE place NOT IN ('ledger', 'explains_bill')
  UNION ALL
  SELECT
    p.usage_date,
    p.source,
    p.provider,
    p.source,
    p.model,
    'no_price',
    d.place = 'ledger',
    p.request_count,
    p.unpriced_tokens,
    'USD',
    NULL,
    concat('reference/model_prices.csv: a price for ', p.provider, ' ', p.price_model, ', or finops prices import; reference/model_names.csv if it is another ',
      'name of a model that has one')
  FROM int_token_use__priced p
  JOIN int_charges__placed d
    ON d.source = p.source AND d.provider = p.provider AND d.billing_account_id = p.source AND d.usage_date = p.usage_date AND d.is_estimate
    AND d.place IN ('ledger', 'explains_bill')
  WHERE p.price_basis = 'none' AND p.unpriced_tokens + p.unpriced_web_search_count > 0
  UNION ALL
  SELECT usage_date, source, provider, source, model, 'same_request', false, other_line_count, other_line_tokens, 'USD', NULL,
    'nothing: of the lines of one request the fullest counts; two requests need ids of their own, or a gateway each in finops.json'
  FROM int_token_use__daily
  WHERE other_line_count > 0
  UNION ALL
  SELECT
    coalesce(u.usage_date, run.as_of_date),
    u.source,
    u.provider,
    u.billing_account_id,
    coalesce(u.subject, 'all'),
    u.reason,
    NOT u.is_settled AND NOT (u.is_estimate AND b.provider IS NOT NULL),
    u.row_count,
    u.token_count,
    coalesce(u.currency, 'USD'),
    u.amount,
    u.settled_by
  FROM each_source__unbilled u
  CROSS JOIN run
  LEFT JOIN billed b ON b.provider = u.provider AND b.usage_date = coalesce(u.usage_date, run.as_of_date)
)
SELECT
  CAST(date_trunc('month', usage_date) AS DATE) AS usage_month,
  source,
  provider,
  billing_account_id,
  subject,
  reason,
  is_at_stake,
  CAST(sum(row_count) AS BIGINT) AS row_count,
  CAST(sum(token_count) AS BIGINT) AS token_count,
  currency,
  CAST(sum(amount) AS DECIMAL(38, 12)) AS amount,
  CAST(sum(amount) FILTER (WHERE currency = 'USD') AS DECIMAL(38, 12)) AS amount_usd,
  min(settled_by) AS settled_by
FROM told
GROUP BY ALL
