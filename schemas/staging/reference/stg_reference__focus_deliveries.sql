-- How FOCUS files that name the same account and billing period belong together: overwrite, append or ignore (FOCUS DeliveryHandling).
-- grain: file_pattern
SELECT
  file_pattern,
  handling,
  ends_with(file_pattern, '/*') AS is_folder_delivery
FROM raw_reference__focus_deliveries
