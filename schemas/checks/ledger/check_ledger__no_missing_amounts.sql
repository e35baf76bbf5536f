-- Charges without an amount: a sum would silently skip them. What only lacks an exchange rate is named by check_charges__have_rates.
SELECT source, source_row_key, usage_date, list_usd, billed_usd
FROM int_charges__unioned
WHERE (list_usd IS NULL OR billed_usd IS NULL) AND usd_per_unit IS NOT NULL
