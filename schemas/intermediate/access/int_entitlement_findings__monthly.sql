-- Findings of the entitlements by month, each with its days and money: use that no group of the person allows, people whom no policy is for, vendors that no
-- policy knows, keys and seats of leavers, idle seats, people without a limit tier or a limit. Use is in one finding only: the vendor before no_policy before
-- product before model. A vendor with a budget, an invoice or an allocation rule is no shadow: somebody agreed to pay it, and entitlements.csv lacks it.
-- grain: finding_month, finding, provider, product, model, principal_id, person_id
WITH judged AS (
  SELECT
    segment_date, first_date, last_date, day_bits, person_id, provider, product, model, billed_usd,
    bool_or(has_policy) AS has_policy, bool_or(is_product_allowed) AS is_product_allowed, bool_or(is_allowed) AS is_allowed
  FROM int_entitlement_use__judged
  GROUP BY ALL
),
charged AS (
  SELECT
    CAST(date_trunc('month', a.usage_date) AS DATE) AS segment_date, a.provider, a.product,
    min(a.usage_date) AS first_date, max(a.usage_date) AS last_date, bit_or(CAST(1 AS BIGINT) << (day(a.usage_date) - 1)) AS day_bits,
      sum(a.billed_usd) AS billed_usd
  FROM int_charges__assigned a
  JOIN (SELECT min(valid_from) AS first_date FROM ref_entitlements) s ON a.usage_date >= s.first_date
  WHERE a.charge_category = 'Usage'
  GROUP BY ALL
),
known AS (
  -- vendors that some line is about, whatever its product
  SELECT DISTINCT c.provider
  FROM (SELECT DISTINCT provider FROM charged) c
  JOIN (SELECT DISTINCT split_part(trim(unnest(string_split(products, '|'))), '/', 1) AS vendor FROM ref_entitlements) v ON fits(c.provider, v.vendor)
),
agreed AS (
  -- vendors that somebody has agreed to pay: a budget, an invoice or an allocation rule is about them
  SELECT scope_id AS provider FROM ref_budgets WHERE scope_type = 'provider'
  UNION
  SELECT provider FROM stg_reference__invoices
  UNION
  SELECT c.provider
  FROM (SELECT DISTINCT provider FROM charged) c
  JOIN (SELECT match['provider'] AS vendors FROM ref_allocation_rules WHERE match['provider'] IS NOT NULL) r ON fits(c.provider, r.vendors)
),
people AS (
  SELECT p.person_id, p.cost_center_id, run.as_of_date
  FROM ref_people p
  JOIN run ON run.as_of_date >= p.valid_from AND run.as_of_date < coalesce(p.valid_to, DATE '9999-12-31')
),
findings AS (
  SELECT CASE WHEN a.provider IS NULL THEN 'shadow_ai' ELSE 'vendor_not_entitled' END AS finding, c.provider, c.product, 'none' AS model, 'none' AS principal_id,
    'none' AS person_id, c.first_date, c.last_date, c.day_bits, c.billed_usd, 'none' AS detail
  FROM charged c
  ANTI JOIN known USING (provider)
  LEFT JOIN agreed a USING (provider)
  UNION ALL
  SELECT
    CASE WHEN NOT has_policy THEN 'no_policy' WHEN NOT is_product_allowed THEN 'product_not_allowed' ELSE 'model_not_allowed' END,
    provider, product, CASE WHEN has_policy AND is_product_allowed THEN model ELSE 'none' END, 'none', person_id, first_date, last_date, day_bits, billed_usd,
      'none'
  FROM judged
  SEMI JOIN known USING (provider)
  WHERE NOT is_allowed
  UNION ALL
  SELECT 'leaver_key', provider, 'none', 'none', api_key_id, person_id, usage_date, usage_date, 1, 0, coalesce(api_key_name, 'none')
  FROM int_keys__held
  WHERE has_left
  UNION ALL
  SELECT 'leaver_seat', provider, product, 'none', principal_id, person_id, usage_date, usage_date, 1, monthly_fee_usd,
    coalesce('last used on ' || last_used_date, 'never seen in use')
  FROM int_seats__judged
  WHERE has_left
  UNION ALL
  SELECT 'idle_seat', s.provider, s.product, 'none', s.principal_id, coalesce(s.person_id, 'none'), s.usage_date, s.usage_date, 1, s.monthly_fee_usd,
    concat(coalesce('last used on ' || s.last_used_date, 'never seen in use'), ', ', s.idle_day_count, ' days')
  FROM int_seats__judged s
  JOIN ref_limit_rules r ON r.scope_type = 'seat' AND r.rule = 'unused_days' AND s.idle_day_count >= CAST(r.value AS BIGINT)
  WHERE NOT s.has_left
  UNION ALL
  SELECT 'no_limit_tier', 'none', 'none', 'none', 'none', p.person_id, p.as_of_date, p.as_of_date, 1, 0, 'none'
  FROM people p
  ANTI JOIN int_entitlements__held h ON h.person_id = p.person_id AND h.limit_tier IS NOT NULL AND p.as_of_date >= h.valid_from AND p.as_of_date < h.valid_to
  WHERE EXISTS (SELECT 1 FROM ref_entitlements)
  UNION ALL
  SELECT 'no_limit', 'none', 'none', 'none', 'none', p.person_id, p.as_of_date, p.as_of_date, 1, 0, 'none'
  FROM people p
  ANTI JOIN int_limits__combined c
    ON c.scope_id = p.person_id AND c.scope_type = 'person' AND c.limit_month = date_trunc('month', p.as_of_date)
      AND c.limit_source NOT IN ('none', 'organization')
  WHERE EXISTS (SELECT 1 FROM int_limits__combined)
)
-- a day with several models, or on both sides of a change, counts once
SELECT
  CAST(date_trunc('month', first_date) AS DATE) AS finding_month,
  finding,
  provider,
  product,
  model,
  principal_id,
  person_id,
  min(first_date) AS first_date,
  max(last_date) AS last_date,
  CAST(bit_count(bit_or(day_bits)) AS BIGINT) AS day_count,
  CAST(sum(billed_usd) AS DECIMAL(38, 12)) AS billed_usd,
  max(detail) AS detail
FROM findings
GROUP BY ALL
