-- Charges without an amount: a sum would silently skip them.
SELECT source, source_row_key, usage_date, list_usd, billed_usd
FROM int_charges__unioned
WHERE list_usd IS NULL OR billed_usd IS NULL
