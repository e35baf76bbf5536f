-- Charges of users and services with a negative count of tokens or requests. (A negative rest is 'unattributed' and compared with the vendor's total.)
SELECT source, source_row_key, usage_date, uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count
FROM int_charges__unioned
WHERE principal_type IN ('user', 'service')
  AND least(uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count) < 0
