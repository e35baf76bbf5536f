-- What each landed FOCUS file says about each sub-account's billing period, and the delivery that the file belongs to: a folder or a file name without
-- its chunk's number (part_0_0001, -00001, -000000000000), as focus_deliveries.csv says; a file without a line is named, and handled as 'undeclared'.
-- Deliveries of one export are those that lie beside each other.
-- grain: part, provider, billing_account_id, billing_period_start_date, sub_account_id
WITH period AS (
  SELECT
    c.part,
    p.biller,
    p.provider,
    c.billing_account_id,
    c.billing_period_start_date,
    coalesce(c.sub_account_id, 'none') AS sub_account_id,
    max(c.billing_period_end_date) AS billing_period_end_date,
    max(c.landed_at_utc) AS landed_at_utc,
    max(c.focus_version) AS focus_version,
    min(c.usage_date) AS first_usage_date,
    max(c.usage_date) AS last_usage_date,
    min(c.charge_period_end_at_utc) AS first_charge_end_at_utc,
    max(c.charge_period_end_at_utc) AS last_charge_at_utc,
    count(*) AS row_count,
    sum(c.billed_cost) AS billed_cost,
    sum(c.billed_cost_rounding) AS billed_cost_rounding
  FROM stg_focus__charges c
  JOIN int_focus__providers p
    ON p.provider_name = coalesce(c.provider_name, 'none') AND p.service_provider_name = coalesce(c.service_provider_name, 'none')
    AND p.host_provider_name = coalesce(c.host_provider_name, 'none') AND p.invoice_issuer_name = coalesce(c.invoice_issuer_name, 'none')
    AND p.names_bedrock = c.names_bedrock
  GROUP BY ALL
),
file AS (
  SELECT
    f.part,
    '/' || f.part AS path,
    coalesce(d.handling, 'undeclared') AS handling,
    coalesce(d.is_folder_delivery, false) AS is_folder_delivery
  FROM (SELECT DISTINCT part FROM period) f
  LEFT JOIN stg_reference__focus_deliveries d ON f.part GLOB d.file_pattern
  QUALIFY row_number() OVER (PARTITION BY f.part ORDER BY length(d.file_pattern) DESC NULLS LAST, d.file_pattern) = 1
),
named AS (
  SELECT
    part,
    handling,
    is_folder_delivery,
    regexp_replace(path, '/[^/]*$', '') AS folder,
    regexp_replace(
      regexp_replace(path, '(\.snappy)?(\.csv|\.parquet)(\.gz)?$', ''),
      '[-_.]?(part[-_]?[0-9]+([-_][0-9]+)?|[0-9]{5}|[0-9]{12})(-[0-9a-f-]{36}(-c[0-9]+)?)?$', '') AS stem
  FROM file
)
SELECT
  p.*,
  n.handling,
  ltrim(CASE WHEN n.is_folder_delivery THEN n.folder ELSE n.stem END, '/') AS delivery_id,
  coalesce(nullif(ltrim(CASE WHEN n.is_folder_delivery THEN regexp_replace(n.folder, '/[^/]*$', '') ELSE n.folder END, '/'), ''), '.') AS export_id
FROM period p
JOIN named n USING (part)
