-- The analysts' cube: every charge of the ledger per day, with who, what and where. Sums over it are the ledger's sums.
-- grain: usage_date, provider, billing_account_id, product, model, context_window, cost_center_id, department, business_unit, project, repository, person_id,
--      is_estimate
-- example: SELECT tool, cost_center_name, sum(billed_usd) AS usd FROM mart_spend_daily WHERE usage_date >= '2026-10-01' GROUP BY ALL ORDER BY usd DESC
-- columns:
--   usage_date              UTC day of use.
--   provider                Vendor that bills, for example anthropic.
--   billing_account_id      Billing account or organization at the vendor; a source that doesn't know it stands under its own id.
--   product                 Product as the vendor names it, for example claude_code; none = the vendor names none.
--   model                   Model as the vendor names it; none = the vendor names none (code execution, remainders).
--   context_window          Context tier as the vendor names it; none = the vendor names none.
--   cost_center_id          Who pays: cost center of the person on the day, or of whoever answers for the account, workspace or repository, or named by the
--                           vendor; unassigned = a person or owner without one, unattributed = nobody known.
--   department              Department of the person or owner on the day; unattributed, too, where only a cost center is known.
--   business_unit           Business unit of the person or owner on the day, or of the cost center; unassigned and unattributed as for the cost center.
--   project                 Working folder named by the person's local Claude Code logs of that day and model; several = more than one, none = no log.
--   repository              Repository named by those logs; several = more than one, none = no log. The whole day's charge carries it, unsplit.
--   person_id               The person; unattributed = nobody's own use (services, shared accounts, unknown users, remainders).
--   is_estimate             True where our price table priced the use because the vendor's bill is not a source here.
--   uncached_input_tokens   Input tokens that no cache served.
--   cache_read_tokens       Input tokens read from the cache.
--   cache_write_5m_tokens   Input tokens written to the 5-minute cache (also cache writes of unknown kind).
--   cache_write_1h_tokens   Input tokens written to the 1-hour cache.
--   output_tokens           Tokens the model produced.
--   request_count           Requests as the vendor counts them.
--   list_usd                Cost at list price (FOCUS ListCost), exact.
--   billed_usd              Cost as billed after discount, before credits (FOCUS BilledCost), exact; equals list_usd for estimates.
--   cost_center_name        Name of the cost center as of the build; the id where it has none (unassigned, unattributed, central).
--   person_name             Name of the person as of the build; the id where no person is known.
--   tool                    What people call the product (ref_tools); the vendor's own word where no line fits.
WITH summed AS (
  SELECT
    usage_date,
    provider,
    billing_account_id,
    product,
    model,
    context_window,
    cost_center_id,
    department,
    business_unit,
    project,
    repository,
    coalesce(person_id, 'unattributed') AS person_id,
    is_estimate,
    CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
    CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
    CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
    CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
    CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
    CAST(sum(request_count) AS BIGINT) AS request_count,
    sum(list_usd) AS list_usd,
    sum(billed_usd) AS billed_usd
  FROM int_charges__assigned
  GROUP BY ALL
)
SELECT
  s.*,
  coalesce(c.cost_center_name, s.cost_center_id) AS cost_center_name,
  coalesce(w.display_name, s.person_id) AS person_name,
  coalesce(t.tool, s.product) AS tool
FROM summed s
LEFT JOIN int_cost_centers__named c ON c.cost_center_id = s.cost_center_id
LEFT JOIN ref_people_current w ON w.person_id = s.person_id
LEFT JOIN int_tools__named t ON t.provider = s.provider AND t.product = s.product
