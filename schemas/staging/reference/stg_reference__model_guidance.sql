-- Cheaper models that are enough for a use; the first line that fits counts.
-- grain: line_number
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  provider,
  product,
  model,
  cheaper_model,
  note
FROM raw_reference__model_guidance
