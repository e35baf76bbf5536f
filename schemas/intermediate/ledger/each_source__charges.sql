-- The charges of every source, as each states them in int_<source>__charges, and as int_token_use__charges prices what each states in
-- int_<source>__token_use. What a source leaves out is NULL.
-- columns:
--   source                  Source id.
--   source_row_key          The row's own key within the source, the same in every pull.
--   provider                Vendor that bills: anthropic, openai, github, aws.
--   billing_account_id      Billing account or organization at the vendor (FOCUS BillingAccountId); a source that doesn't know it stands under its own id.
--   usage_date              UTC day of the charge (FOCUS ChargePeriodStart).
--   billed_date             The charge's day on the vendor's document: usage_date, brought into the billing period that bills it (FOCUS BillingPeriodStart,
--      End);
--                           NULL = usage_date.
--   invoice_id              The vendor's number of the invoice that carries it (FOCUS InvoiceId); NULL = not told.
--   charge_category         Usage, Purchase, Tax, Credit or Adjustment (FOCUS ChargeCategory); NULL = Usage.
--   charge_description      The vendor's own text of the charge (FOCUS ChargeDescription).
--   principal_type          user, service, api_key, service_account, workspace or unattributed; NULL = user, or unattributed without a principal.
--   principal_id            The vendor's id of whoever used it.
--   principal_email         E-mail the vendor shows for a user.
--   owner_email             E-mail of whoever answers for it, as a tag names it; not the user. Lower case.
--   product                 Product or service as the vendor names it (FOCUS ServiceName).
--   model                   Model as the vendor names it.
--   token_type              Kind of token that the row charges, where the vendor charges kinds apart.
--   cost_type               What is charged beside tokens: web search, code execution, seats.
--   context_window          Context tier as the vendor names it.
--   inference_geo           Where inference ran, as the vendor names it.
--   speed                   standard or fast.
--   service_tier            standard, batch, priority, flex.
--   workspace_id            Workspace or project at the vendor (FOCUS SubAccountId).
--   api_key_id              The vendor's id of the API key.
--   repository              Repository that the vendor names.
--   vendor_cost_center      Cost center as the vendor or a tag names it.
--   tags                    Tags of the charge (FOCUS Tags).
--   uncached_input_tokens   Input tokens that no cache served.
--   cache_read_tokens       Input tokens read from the cache.
--   cache_write_5m_tokens   Input tokens written to the 5-minute cache (also cache writes of unknown kind).
--   cache_write_1h_tokens   Input tokens written to the 1-hour cache.
--   output_tokens           Tokens the model produced.
--   request_count           Requests as the vendor counts them.
--   consumed_quantity       What was used, in consumed_unit (FOCUS ConsumedQuantity).
--   consumed_unit           Unit of consumed_quantity (FOCUS ConsumedUnit): credits, seats, searches.
--   billing_currency        Currency of the bill (FOCUS BillingCurrency); NULL = USD.
--   list_amount             Where the bill may be in another currency than USD, instead of list_usd: the same in billing_currency, exact.
--   billed_amount           Likewise for billed_usd.
--   effective_amount        Likewise for effective_usd.
--   list_usd                Cost at list price (FOCUS ListCost), exact.
--   billed_usd              Cost as billed (FOCUS BilledCost), exact.
--   effective_usd           Cost with prepayments spread (FOCUS EffectiveCost); NULL = billed_usd.
--   is_estimate             True where our price table priced the use; NULL = false.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS source_row_key,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::DATE AS billed_date,
  NULL::VARCHAR AS invoice_id,
  NULL::VARCHAR AS charge_category,
  NULL::VARCHAR AS charge_description,
  NULL::VARCHAR AS principal_type,
  NULL::VARCHAR AS principal_id,
  NULL::VARCHAR AS principal_email,
  NULL::VARCHAR AS owner_email,
  NULL::VARCHAR AS product,
  NULL::VARCHAR AS model,
  NULL::VARCHAR AS token_type,
  NULL::VARCHAR AS cost_type,
  NULL::VARCHAR AS context_window,
  NULL::VARCHAR AS inference_geo,
  NULL::VARCHAR AS speed,
  NULL::VARCHAR AS service_tier,
  NULL::VARCHAR AS workspace_id,
  NULL::VARCHAR AS api_key_id,
  NULL::VARCHAR AS repository,
  NULL::VARCHAR AS vendor_cost_center,
  NULL::MAP(VARCHAR, VARCHAR) AS tags,
  NULL::BIGINT AS uncached_input_tokens,
  NULL::BIGINT AS cache_read_tokens,
  NULL::BIGINT AS cache_write_5m_tokens,
  NULL::BIGINT AS cache_write_1h_tokens,
  NULL::BIGINT AS output_tokens,
  NULL::BIGINT AS request_count,
  NULL::DECIMAL(38, 12) AS consumed_quantity,
  NULL::VARCHAR AS consumed_unit,
  NULL::VARCHAR AS billing_currency,
  NULL::DECIMAL(38, 12) AS list_amount,
  NULL::DECIMAL(38, 12) AS billed_amount,
  NULL::DECIMAL(38, 12) AS effective_amount,
  NULL::DECIMAL(38, 12) AS list_usd,
  NULL::DECIMAL(38, 12) AS billed_usd,
  NULL::DECIMAL(38, 12) AS effective_usd,
  NULL::BOOLEAN AS is_estimate
WHERE false
UNION ALL BY NAME
SELECT * FROM int_token_use__charges
